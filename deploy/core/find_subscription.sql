-- Deploy holdfast:core/find_subscription to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.find_subscription(p_name text)
returns text
language plpgsql
stable
as $$
declare
  v_owner text := (select s.owner from core.subscription as s where s.name = p_name and s.ended_at is null);
begin
  if v_owner is null then
    perform core.raise_refusal('RS205', 'there is no such subscription',
      jsonb_build_object('field', 'name'), 'Make one with api.subscribe; one that nobody read for long has ended.');
  elsif not core.has_role(v_owner) then
    perform core.raise_refusal('RS002', 'this subscription is another''s',
      jsonb_build_object('field', 'name'), 'Make one of your own with api.subscribe.');
  end if;
  return 'events_' || p_name;
end
$$;

comment on function core.find_subscription(text) is
  'The queue of a subscription of the caller''s. Errors: RS002 not_allowed, RS205 subscription_unknown.';

revoke execute on function core.find_subscription(text) from public;

commit;
