-- Revert holdfast:core/check_contact from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.check_contact(text, text, text, text, text, boolean);

commit;
