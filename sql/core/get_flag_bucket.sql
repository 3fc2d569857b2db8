create or replace function core.get_flag_bucket(p_flag text, p_venue_id bigint)
returns integer
language sql
immutable
as $$
  -- MD5 and not hashtext, which may change with a version of PostgreSQL.
  select (('x' || left(md5(p_flag || ':' || p_venue_id), 7))::bit(28)::integer) % 100;
$$;

comment on function core.get_flag_bucket(text, bigint) is
  'The place of a venue from 0 to 99 in the order in which a flag reaches all of them: always the same one.';

revoke execute on function core.get_flag_bucket(text, bigint) from public;
