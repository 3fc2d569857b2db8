-- Revert holdfast:core/list_day_facts from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.list_day_facts(core.venue, date, timestamptz);

commit;
