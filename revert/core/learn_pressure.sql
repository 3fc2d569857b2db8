-- Revert holdfast:core/learn_pressure from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.learn_pressure(core.venue, timestamptz);

commit;
