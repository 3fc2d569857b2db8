-- Revert holdfast:api/set_mail_preference from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.set_mail_preference(text, boolean);

commit;
