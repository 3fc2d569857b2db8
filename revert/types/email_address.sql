-- Revert holdfast:types/email_address from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop domain core.email_address;

commit;
