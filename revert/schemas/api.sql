-- Revert holdfast:schemas/api from pg

begin;
set local lock_timeout = '2s';

drop schema api;

commit;
