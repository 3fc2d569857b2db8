-- Revert holdfast:core/is_enrolled from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_enrolled(text, bigint);

commit;
