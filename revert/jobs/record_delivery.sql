-- Revert holdfast:jobs/record_delivery from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.record_delivery(bigint, integer, text, text, text);

commit;
