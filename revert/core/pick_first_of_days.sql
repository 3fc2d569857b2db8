-- Revert holdfast:core/pick_first_of_days from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.pick_first_of_days(bigint[], date[]);

commit;
