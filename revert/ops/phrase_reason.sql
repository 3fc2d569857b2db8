-- Revert holdfast:ops/phrase_reason from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function ops.phrase_reason(text);

commit;
