-- Deploy holdfast:core/store_aliases to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.store_aliases(p_venue_id bigint, p_venue jsonb)
returns void
language plpgsql
volatile
as $$
begin
  delete from core.venue_alias as a where a.venue_id = p_venue_id;
  insert into core.venue_alias (alias, venue_id)
  select core.read_text(a.value), p_venue_id
  from core.list_entries('$.aliases', p_venue -> 'aliases') as a;
end
$$;

comment on function core.store_aliases(bigint, jsonb) is
  'Replaces a venue''s aliases by those of a faultless venue file.';

revoke execute on function core.store_aliases(bigint, jsonb) from public;

commit;
