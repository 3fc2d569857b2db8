-- Revert holdfast:core/get_horizon from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_horizon(core.venue, timestamptz);

commit;
