create or replace function core.find_venue(p_slug text)
returns core.venue
language plpgsql
stable
as $$
declare
  v_venue core.venue;
begin
  select v.* into v_venue from core.venue as v where v.slug = p_slug;
  if not found then
    select v.* into v_venue
    from core.venue_alias as a
    inner join core.venue as v on v.venue_id = a.venue_id
    where a.alias = p_slug;
  end if;
  if v_venue.venue_id is null then
    perform core.raise_refusal('RS004', 'there is no such venue',
      jsonb_build_object('field', 'venue', 'venue', left(p_slug, 100)),
      'Check the venue''s slug; api.load_venue makes a venue known.');
  end if;
  return v_venue;
end
$$;

comment on function core.find_venue(text) is 'The venue with this slug or alias. Errors: RS004 venue_unknown.';

revoke execute on function core.find_venue(text) from public;
