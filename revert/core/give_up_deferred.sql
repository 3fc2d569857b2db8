-- Revert holdfast:core/give_up_deferred from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.give_up_deferred(bigint[], timestamptz);

commit;
