-- Revert holdfast:core/find_turn from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_turn(core.notification, timestamptz);

commit;
