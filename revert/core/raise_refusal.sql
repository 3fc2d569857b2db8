-- Revert holdfast:core/raise_refusal from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.raise_refusal(text, text, jsonb, text);

commit;
