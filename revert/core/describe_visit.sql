-- Revert holdfast:core/describe_visit from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.describe_visit(core.booking);

commit;
