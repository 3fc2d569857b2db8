-- Deploy holdfast:tables/feature_flag_venue to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.feature_flag_venue (
  flag text not null references core.feature_flag on delete cascade,
  venue_id bigint not null references core.venue on delete cascade,
  primary key (flag, venue_id)
);

create index feature_flag_venue_venue_id_idx on core.feature_flag_venue (venue_id);

comment on table core.feature_flag_venue is 'A venue that is in before its turn.';
comment on column core.feature_flag_venue.flag is 'The flag.';
comment on column core.feature_flag_venue.venue_id is 'The venue.';

commit;
