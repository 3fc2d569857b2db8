-- Deploy holdfast:core/refuse_argument to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.refuse_argument(p_field text, p_hints jsonb)
returns void
language plpgsql
immutable
as $$
begin
  perform core.raise_refusal('RS001', format('%s is missing or not valid', p_field),
    jsonb_build_object('field', p_field), p_hints ->> p_field);
end
$$;

comment on function core.refuse_argument(text, jsonb) is
  'Refuses an argument, with what p_hints says of it. Errors: RS001 invalid_argument.';

revoke execute on function core.refuse_argument(text, jsonb) from public;

commit;
