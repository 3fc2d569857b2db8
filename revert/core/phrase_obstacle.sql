-- Revert holdfast:core/phrase_obstacle from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.phrase_obstacle(text[], text, text, text);

commit;
