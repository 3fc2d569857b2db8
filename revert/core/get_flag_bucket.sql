-- Revert holdfast:core/get_flag_bucket from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_flag_bucket(text, bigint);

commit;
