-- Deploy holdfast:core/forget_refusals to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.forget_refusals()
returns trigger
language plpgsql
volatile
as $$
begin
  delete from core.refused_search as r where r.venue_id = old.venue_id and r.service_date = old.service_date;
  return null;
end
$$;

comment on function core.forget_refusals() is
  'Trigger: what is freed on a day may make room where there was none.';

revoke execute on function core.forget_refusals() from public;

create or replace trigger _100_refusals_are_forgotten
after delete on core.claim
for each row execute function core.forget_refusals();

comment on trigger _100_refusals_are_forgotten on core.claim is 'No refusal outlives the claims that caused it.';

commit;
