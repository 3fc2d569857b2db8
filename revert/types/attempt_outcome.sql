-- Revert holdfast:types/attempt_outcome from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop domain core.attempt_outcome;

commit;
