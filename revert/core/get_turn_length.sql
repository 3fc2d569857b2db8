-- Revert holdfast:core/get_turn_length from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_turn_length(interval[], boolean, integer);

commit;
