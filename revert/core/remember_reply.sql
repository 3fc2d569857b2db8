-- Revert holdfast:core/remember_reply from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.remember_reply(text, text, jsonb);

commit;
