-- Revert holdfast:core/forget_refusals from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _100_refusals_are_forgotten on core.claim;
drop function core.forget_refusals();

commit;
