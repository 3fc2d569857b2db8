-- Revert holdfast:schemas/core from pg

begin;
set local lock_timeout = '2s';

drop schema core;

commit;
