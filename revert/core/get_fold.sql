-- Revert holdfast:core/get_fold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.get_fold(timestamp, timestamptz, text);

commit;
