-- Revert holdfast:core/acknowledge_message from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.acknowledge_message(text, bigint, integer);

commit;
