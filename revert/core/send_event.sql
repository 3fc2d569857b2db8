-- Revert holdfast:core/send_event from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.send_event(text, jsonb);

commit;
