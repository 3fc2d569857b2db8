create or replace function core.check_holder(
  p_venue core.venue,
  p_email text,
  p_origin text,
  p_own_id bigint,
  p_at timestamptz
)
returns void
language plpgsql
volatile
as $$
declare
  v_holder record;
  v_count integer;
begin
  -- A loop, as each is a lock of its own, taken in one order. Days have positive numbers, so holders have negative ones.
  for v_holder in
    select h.field, h.hash, h.most, -1 - (hashtext(encode(h.hash, 'hex')) & 1073741823) as lock_key
    from (
      values
        ('email', core.hash_holder(p_venue.venue_id, p_email), p_venue.holds_per_customer),
        ('origin', core.hash_holder(p_venue.venue_id, p_origin), p_venue.holds_per_origin)
    ) as h(field, hash, most)
    where h.hash is not null
    order by lock_key
  loop
    perform pg_advisory_xact_lock(hashint8(p_venue.venue_id), v_holder.lock_key);
    select count(*) into v_count
    from core.hold as h
    inner join core.booking as b on b.booking_id = h.booking_id and b.state = 'held'
    where h.venue_id = p_venue.venue_id
      and h.expires_at > p_at
      and v_holder.hash in (h.customer_hash, h.origin_hash)
      and (p_own_id is null or h.booking_id <> p_own_id);
    if v_count >= v_holder.most then
      perform core.raise_refusal('RS220', 'there are too many holds already',
        jsonb_build_object('field', v_holder.field, 'holds', v_count, 'most', v_holder.most),
        'Confirm or release one of your holds, or wait until one expires.');
    end if;
  end loop;
end
$$;

comment on function core.check_holder(core.venue, text, text, bigint, timestamptz) is
'Refuses a hold to a customer or an address of origin that has as many as the venue allows. Before the day''s lock; '
  'two holds of one holder take turns. Errors: RS220 too_many_holds.';

revoke execute on function core.check_holder(core.venue, text, text, bigint, timestamptz) from public;
