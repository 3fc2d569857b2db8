-- Revert holdfast:core/refuse_unknown_transition from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _100_transition_is_known on core.booking;
drop function core.refuse_unknown_transition();

commit;
