-- Deploy holdfast:schemas/core to pg

begin;
set local lock_timeout = '2s';

create schema core authorization holdfast_owner;

comment on schema core is 'All tables and all rules of Holdfast; nothing in it is granted to a login role.';

commit;
