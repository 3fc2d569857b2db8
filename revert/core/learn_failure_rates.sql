-- Revert holdfast:core/learn_failure_rates from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.learn_failure_rates(core.venue, timestamptz);

commit;
