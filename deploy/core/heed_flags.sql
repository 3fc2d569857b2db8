-- Deploy holdfast:core/heed_flags to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.heed_flags()
returns trigger
language plpgsql
volatile
as $$
begin
  -- Who switches the flag at this moment and who changes its list do not see each other's change: they take turns.
  perform from core.feature_flag as f where f.flag = 'feat.booking_pipeline.v1' for share;
  update core.venue as v
  set is_pipelined = core.is_enrolled('feat.booking_pipeline.v1', v.venue_id)
  where v.is_pipelined <> core.is_enrolled('feat.booking_pipeline.v1', v.venue_id);
  return null;
end
$$;

comment on function core.heed_flags() is
  'Trigger: writes what the flag of the pipeline says into the venues, where a request reads it with everything else.';

revoke execute on function core.heed_flags() from public;

create or replace trigger _100_flag_is_heeded
after insert or update on core.feature_flag
for each statement execute function core.heed_flags();

comment on trigger _100_flag_is_heeded on core.feature_flag is 'No venue lags behind the flag.';

create or replace trigger _100_list_is_heeded
after insert or update or delete on core.feature_flag_venue
for each statement execute function core.heed_flags();

comment on trigger _100_list_is_heeded on core.feature_flag_venue is 'No venue lags behind the list.';

commit;
