-- Revert holdfast:core/name_refusal from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.name_refusal(text);

commit;
