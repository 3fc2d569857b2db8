-- Revert holdfast:core/send_events from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.send_events(core.booking[]);

commit;
