-- Revert holdfast:core/tell_turn from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _300_turn_is_told on core.booking;
drop function core.tell_turn();

commit;
