-- Revert holdfast:core/count_units from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.count_units(bigint, integer);

commit;
