-- Revert holdfast:core/lift_tables from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.lift_tables(core.booking);

commit;
