-- Deploy holdfast:tables/venue_alias to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.venue_alias (
  alias text primary key,
  venue_id bigint not null references core.venue on delete cascade,
  check (alias ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(alias) <= 80)
);

create index venue_alias_venue_id_idx on core.venue_alias (venue_id);

comment on table core.venue_alias is 'Another slug under which a venue is found.';
comment on column core.venue_alias.alias is 'The other slug.';
comment on column core.venue_alias.venue_id is 'The venue.';

commit;
