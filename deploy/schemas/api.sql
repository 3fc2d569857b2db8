-- Deploy holdfast:schemas/api to pg

begin;
set local lock_timeout = '2s';

create schema api authorization holdfast_owner;

comment on schema api is 'The public functions of Holdfast: commands and queries for services, staff and guests.';

commit;
