-- Revert holdfast:core/claim_messages from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.claim_messages(text, text, integer, interval);

commit;
