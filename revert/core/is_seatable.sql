-- Revert holdfast:core/is_seatable from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_seatable(bigint, integer, text);

commit;
