-- Revert holdfast:core/find_resource from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.find_resource(bigint, text, text);

commit;
