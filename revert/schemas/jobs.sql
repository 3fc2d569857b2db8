-- Revert holdfast:schemas/jobs from pg

begin;
set local lock_timeout = '2s';

drop schema jobs;

commit;
