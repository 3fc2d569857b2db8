-- Deploy holdfast:core/refuse_group to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.refuse_group(p_service_id bigint, p_party integer)
returns void
language plpgsql
stable
as $$
declare
  v_units integer;
  v_guests integer;
begin
  select min(c.able / n.resource_count), min(s.guest_count) into v_units, v_guests
  from core.service_need as n
  inner join core.service as s on s.service_id = n.service_id
  cross join lateral (
    select count(*) as able
    from core.resource_service as k
    inner join core.resource as r on r.resource_id = k.resource_id and r.is_active
    where k.service_id = n.service_id and r.kind = n.kind
  ) as c
  where n.service_id = p_service_id;
  if core.count_units(p_service_id, p_party) > v_units then
    perform core.raise_refusal('RS015', 'there are not as many therapists or rooms for it',
      jsonb_build_object('field', 'party', 'largestParty', v_units * v_guests),
      case v_units
        when 0 then 'Ask for another service.'
        else format('Ask for up to %s guests at once.', v_units * v_guests)
      end);
  end if;
end
$$;

comment on function core.refuse_group(bigint, integer) is
'Refuses more guests at once than the practice could ever serve. Errors: RS015 party_too_large.';

revoke execute on function core.refuse_group(bigint, integer) from public;

commit;
