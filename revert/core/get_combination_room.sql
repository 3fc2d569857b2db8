-- Revert holdfast:core/get_combination_room from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_combination_room(bigint);

commit;
