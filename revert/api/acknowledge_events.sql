-- Revert holdfast:api/acknowledge_events from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function api.acknowledge_events(text, bigint[]);

commit;
