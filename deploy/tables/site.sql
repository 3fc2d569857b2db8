-- Deploy holdfast:tables/site to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.site (
  is_only boolean primary key default true,
  public_url text not null,
  link_key bytea not null,
  check (is_only),
  check (public_url ~ '^https?://[^[:space:]?#]+[^/?#[:space:]]$'),
  check (length(link_key) = 32)
);

-- Two UUIDs hold 244 random bits; the hash makes them a key of 32 bytes.
insert into core.site (public_url, link_key)
values ('http://127.0.0.1:8080', sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

comment on table core.site is 'What this installation is: one row.';
comment on column core.site.is_only is 'True: there is one row.';
comment on column core.site.public_url is 'Where guests reach the HTTP interface, without a slash at the end; manage links begin with it.';
comment on column core.site.link_key is 'Key from which guests'' links are derived, when an e-mail is rendered. Another key ends all links.';

commit;
