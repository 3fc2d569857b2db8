create or replace function core.add_therapist_wish(p_visit core.visit_request, p_therapist text)
returns core.visit_request
language plpgsql
stable
as $$
begin
  p_visit.therapist_wish_id := core.find_therapist(p_visit.venue_id, p_therapist);
  if p_visit.therapist_wish_id is not null and not exists (
    select from core.resource_service as s
    where s.resource_id = p_visit.therapist_wish_id and s.service_id = p_visit.service_id
  ) then
    perform core.raise_refusal('RS001', 'this therapist does not give this service',
      jsonb_build_object('field', 'therapist', 'therapist', p_therapist, 'service', p_visit.service_code),
      'Ask for any therapist, or for another service.');
  end if;
  return p_visit;
end
$$;

comment on function core.add_therapist_wish(core.visit_request, text) is
  'A checked wish for an appointment, with the therapist who is asked for; null and any ask for none. Errors: RS001 '
  'invalid_argument.';

revoke execute on function core.add_therapist_wish(core.visit_request, text) from public;
