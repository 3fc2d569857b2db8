-- Revert holdfast:core/bury_message from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.bury_message(text, bigint, text);

commit;
