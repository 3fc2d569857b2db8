create or replace function core.find_therapist(p_venue_id bigint, p_therapist text)
returns bigint
language plpgsql
stable
as $$
declare
  v_resource_id bigint;
  v_labels text;
begin
  if coalesce(p_therapist, 'any') = 'any' then
    return null;
  end if;
  select r.resource_id into v_resource_id
  from core.resource as r
  where r.venue_id = p_venue_id and r.kind = 'therapist' and lower(r.label) = lower(btrim(p_therapist)) and r.is_active
  order by r.label = p_therapist desc, r.resource_id
  limit 1;
  if not found then
    select string_agg(r.label, ', ' order by r.label) into v_labels
    from core.resource as r
    where r.venue_id = p_venue_id and r.kind = 'therapist' and r.is_active;
    perform core.raise_refusal('RS001', 'the venue has no such therapist',
      jsonb_build_object('field', 'therapist', 'therapist', left(p_therapist, 100)),
      coalesce('Ask for any, or one of: ' || v_labels || '.', 'Leave it out: the venue has no therapists.'));
  end if;
  return v_resource_id;
end
$$;

comment on function core.find_therapist(bigint, text) is
'The therapist of this name; null for null and any. Errors: RS001 invalid_argument.';

revoke execute on function core.find_therapist(bigint, text) from public;
