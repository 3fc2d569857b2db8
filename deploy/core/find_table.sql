-- Deploy holdfast:core/find_table to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_table(p_venue_id bigint, p_label text)
returns bigint
language plpgsql
stable
as $$
declare
  v_resource_id bigint;
begin
  select r.resource_id into v_resource_id
  from core.resource as r
  where r.venue_id = p_venue_id and r.label = p_label and r.is_active
  -- A therapist before a room of the same name.
  order by r.kind desc
  limit 1;
  perform core.require_argument(found, 'table', 'Give the label of one of the venue''s tables, therapists or rooms.');
  return v_resource_id;
end
$$;

comment on function core.find_table(bigint, text) is
  'The table with this label on a venue''s floor, or the therapist or room of a practice. Errors: RS001 invalid_argument.';

revoke execute on function core.find_table(bigint, text) from public;

commit;
