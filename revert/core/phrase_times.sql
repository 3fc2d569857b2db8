-- Revert holdfast:core/phrase_times from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.phrase_times(tstzmultirange, interval, text);

commit;
