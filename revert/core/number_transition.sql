-- Revert holdfast:core/number_transition from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _100_transition_is_numbered on core.booking;
drop function core.number_transition();

commit;
