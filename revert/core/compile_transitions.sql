-- Revert holdfast:core/compile_transitions from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _100_transitions_are_compiled on core.booking_transition;
drop function core.compile_transitions();
drop function core.is_transition(text, text);

commit;
