-- Revert holdfast:api/switch_mail from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.switch_mail(text, boolean);

commit;
