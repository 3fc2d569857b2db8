-- Revert holdfast:core/erode_mask from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.erode_mask(bigint, integer, integer, integer, integer, integer, integer);

commit;
