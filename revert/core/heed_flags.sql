-- Revert holdfast:core/heed_flags from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _100_flag_is_heeded on core.feature_flag;
drop trigger _100_list_is_heeded on core.feature_flag_venue;
drop function core.heed_flags();

commit;
