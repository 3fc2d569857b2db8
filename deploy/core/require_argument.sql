-- Deploy holdfast:core/require_argument to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.require_argument(p_is_good boolean, p_field text, p_hint text)
returns boolean
language plpgsql
stable
as $$
begin
  if p_is_good is not true then
    perform core.raise_refusal('RS001', format('%s is missing or not valid', p_field),
      jsonb_build_object('field', p_field), p_hint);
  end if;
  return true;
end
$$;

comment on function core.require_argument(boolean, text, text) is
  'Refuses an argument unless the condition holds (null refuses): true, or it raises. Errors: RS001 invalid_argument.';

revoke execute on function core.require_argument(boolean, text, text) from public;

commit;
