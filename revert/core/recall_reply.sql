-- Revert holdfast:core/recall_reply from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.recall_reply(text, text, jsonb, timestamptz);

commit;
