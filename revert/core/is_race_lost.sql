-- Revert holdfast:core/is_race_lost from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.is_race_lost(text);

commit;
