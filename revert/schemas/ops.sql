-- Revert holdfast:schemas/ops from pg

begin;
set local lock_timeout = '2s';

drop schema ops;

commit;
