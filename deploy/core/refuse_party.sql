-- Deploy holdfast:core/refuse_party to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.refuse_party(
  p_venue core.venue,
  p_party integer,
  p_seating text,
  p_is_insider boolean
)
returns void
language plpgsql
stable
as $$
declare
  v_largest integer;
begin
  if not p_is_insider and p_party > p_venue.online_party_max then
    perform core.raise_refusal('RS016', 'a party of this size cannot be booked online',
      jsonb_build_object('field', 'party', 'onlinePartyMax', p_venue.online_party_max),
      format('Call the venue, or ask for up to %s guests.', p_venue.online_party_max));
  end if;
  select max(s.party_max) into v_largest
  from core.seating as s
  where s.venue_id = p_venue.venue_id and (p_seating = 'any' or s.setting = p_seating);
  perform core.raise_refusal('RS015', 'no seating takes a party of this size',
    jsonb_build_object('field', 'party', 'seating', p_seating, 'largestParty', v_largest),
    case
      when v_largest is null then 'The venue has no such seating; ask for any.'
      else format('Ask for up to %s guests, or split the party.', v_largest)
    end);
end
$$;

comment on function core.refuse_party(core.venue, integer, text, boolean) is
  'Says why a party of this size cannot be seated here. Errors: RS015 party_too_large, RS016 party_not_online (guests only).';

revoke execute on function core.refuse_party(core.venue, integer, text, boolean) from public;

commit;
