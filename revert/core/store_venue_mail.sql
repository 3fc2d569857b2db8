-- Revert holdfast:core/store_venue_mail from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.store_venue_mail(bigint, jsonb);

commit;
