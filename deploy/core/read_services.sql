-- Deploy holdfast:core/read_services to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.read_services(p_venue jsonb)
returns table (
  path text,
  code text,
  name text,
  windows jsonb,
  guest_count integer,
  price_amount numeric,
  price_currency text
)
language sql
immutable
as $$
  select
    e.path,
    core.read_text(e.value -> 'code'),
    core.read_text(e.value -> 'name'),
    e.value -> 'windows',
    coalesce(
      core.read_whole(e.value -> 'guests'), greatest(core.read_whole(e.value -> 'therapists'), 1)
    ),
    substring(core.read_text(e.value -> 'price' -> 'amount') from '^[0-9]{1,9}(?:[.][0-9]{1,3})?$')::numeric,
    core.read_text(e.value -> 'price' -> 'currency')
  from core.list_entries('$.services', p_venue -> 'services') as e;
$$;

comment on function core.read_services(jsonb) is
  'The services of a venue file; one appointment serves as many guests as it takes therapists, unless it says otherwise. Null where the file has a fault.';

revoke execute on function core.read_services(jsonb) from public;

commit;
