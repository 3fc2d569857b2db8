-- Revert holdfast:core/give_up_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.give_up_hold(bigint, text);

commit;
