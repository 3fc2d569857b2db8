-- Deploy holdfast:schemas/ops to pg

begin;
set local lock_timeout = '2s';

create schema ops authorization holdfast_owner;

comment on schema ops is 'Read models for people and monitoring, and the invariants.';

commit;
