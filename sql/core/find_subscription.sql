create or replace function core.find_subscription(p_name text)
returns text
language plpgsql
stable
as $$
begin
  if not exists (select from core.subscription as s where s.name = p_name and s.ended_at is null) then
    perform core.raise_refusal('RS205', 'there is no such subscription',
      jsonb_build_object('field', 'name'), 'Make one with api.subscribe; one that nobody read for long has ended.');
  end if;
  return 'events_' || p_name;
end
$$;

comment on function core.find_subscription(text) is 'The queue of a subscription. Errors: RS205 subscription_unknown.';

revoke execute on function core.find_subscription(text) from public;
