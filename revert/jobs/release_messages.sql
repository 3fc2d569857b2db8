-- Revert holdfast:jobs/release_messages from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function jobs.release_messages(text, bigint[], integer[]);

commit;
