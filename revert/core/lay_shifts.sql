-- Revert holdfast:core/lay_shifts from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lay_shifts(integer);

commit;
