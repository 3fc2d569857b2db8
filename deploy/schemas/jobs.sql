-- Deploy holdfast:schemas/jobs to pg

begin;
set local lock_timeout = '2s';

create schema jobs authorization holdfast_owner;

comment on schema jobs is 'One function per unit of queue work, for the worker.';

commit;
