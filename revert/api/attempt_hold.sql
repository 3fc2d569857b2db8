-- Revert holdfast:api/attempt_hold from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.attempt_hold(text, date, time, integer, text, text, text, text, integer, text, text, text, text, text);

commit;
