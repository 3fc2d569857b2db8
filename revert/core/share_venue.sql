-- Revert holdfast:core/share_venue from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.share_venue(bigint);

commit;
