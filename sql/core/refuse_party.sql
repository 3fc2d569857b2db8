create or replace function core.refuse_party(
  p_venue core.venue,
  p_service_id bigint,
  p_party integer,
  p_seating text,
  p_is_insider boolean
)
returns void
language plpgsql
stable
as $$
declare
  v_smaller integer;
  v_larger integer;
  v_largest integer;
begin
  if not p_is_insider and p_party > p_venue.online_party_max then
    perform core.raise_refusal('RS016', 'a party of this size cannot be booked online',
      jsonb_build_object('field', 'party', 'onlinePartyMax', p_venue.online_party_max),
      format('Call the venue, or ask for up to %s guests.', p_venue.online_party_max));
  end if;
  -- The nearest sizes that a seating takes and for which the service has a length.
  select
    max(n.party) filter (where n.party < p_party), min(n.party) filter (where n.party > p_party), max(n.party)
  into v_smaller, v_larger, v_largest
  from generate_series(1, 1000) as n(party)
  where n.party <@ case p_seating
      when 'any' then p_venue.party_sizes
      when 'indoor' then p_venue.indoor_party_sizes
      else p_venue.outdoor_party_sizes
    end
    and exists (
      select from core.turn_time as t
      where t.service_id = p_service_id and n.party >= t.party_min and (n.party <= t.party_max or t.party_max is null)
    );
  perform core.raise_refusal('RS015', 'no seating takes a party of this size',
    jsonb_build_object('field', 'party', 'seating', p_seating, 'largestParty', v_largest),
    case
      when v_largest is null then 'The venue has no such seating; ask for any.'
      when v_larger is null then format('Ask for up to %s guests, or split the party.', v_smaller)
      when v_smaller is null then format('Ask for %s guests or more.', v_larger)
      else format('Ask for up to %s guests, or for %s or more.', v_smaller, v_larger)
    end);
end
$$;

comment on function core.refuse_party(core.venue, bigint, integer, text, boolean) is
  'Says why a party of this size cannot be seated here, and the nearest sizes that can. '
  'Errors: RS015 party_too_large, RS016 party_not_online (guests only).';

revoke execute on function core.refuse_party(core.venue, bigint, integer, text, boolean) from public;
