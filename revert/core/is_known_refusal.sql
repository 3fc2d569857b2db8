-- Revert holdfast:core/is_known_refusal from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_known_refusal(core.booking, integer, timestamptz);

commit;
