create or replace function core.enroll_venue()
returns trigger
language plpgsql
volatile
as $$
begin
  -- Who switches the flag at this moment would not see this venue: they wait for it, or it for them.
  perform from core.feature_flag as f where f.flag = 'feat.booking_pipeline.v1' for share;
  new.is_pipelined := core.is_enrolled('feat.booking_pipeline.v1', new.venue_id);
  return new;
end
$$;

comment on function core.enroll_venue() is 'Trigger: a new venue is in or out as the flag of the pipeline says.';

revoke execute on function core.enroll_venue() from public;

create or replace trigger _100_venue_is_enrolled
before insert on core.venue
for each row execute function core.enroll_venue();

comment on trigger _100_venue_is_enrolled on core.venue is 'No venue that the flag of the pipeline has not reached.';
