-- Revert holdfast:core/find_refusal from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_refusal(core.venue, core.booking, timestamptz);

commit;
