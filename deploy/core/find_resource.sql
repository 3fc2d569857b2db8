-- Deploy holdfast:core/find_resource to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_resource(p_venue_id bigint, p_label text, p_field text)
returns bigint
language plpgsql
stable
as $$
declare
  v_hint text := 'Give the label of one of the venue''s tables, therapists or rooms.';
  v_resource_id bigint;
begin
  perform core.require_argument(p_label is not null, p_field, v_hint);
  select r.resource_id into v_resource_id
  from core.resource as r
  where r.venue_id = p_venue_id and lower(r.label) = lower(btrim(p_label)) and r.is_active
  -- A therapist before a room of the same name.
  order by r.label = p_label desc, r.kind desc
  limit 1;
  if not found then
    perform core.raise_refusal('RS001', format('the venue has nothing called %s', left(p_label, 100)),
      jsonb_build_object('field', p_field, 'label', left(p_label, 100)), v_hint);
  end if;
  return v_resource_id;
end
$$;

comment on function core.find_resource(bigint, text, text) is
  'The table of this label, or the therapist or room of this name, in any case and without blanks around it; p_field is how '
  'the caller calls it. Errors: RS001 invalid_argument.';

revoke execute on function core.find_resource(bigint, text, text) from public;

commit;
