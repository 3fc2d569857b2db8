-- Revert holdfast:core/phrase_until from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.phrase_until(core.venue, date, timestamptz);

commit;
