-- Deploy holdfast:core/refuse_path to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.refuse_path(p_from text, p_to text)
returns void
language plpgsql
stable
as $$
begin
  raise exception using
    errcode = 'RS021',
    message = 'a booking cannot go this way',
    detail = json_build_object('from', p_from, 'to', p_to)::text,
    hint = 'core.booking_transition lists the ways that there are.',
    schema = 'core', table = 'booking', constraint = 'booking_transition_is_known';
end
$$;

comment on function core.refuse_path(text, text) is
  'Raises: the state machine knows no way from one state to the other. Errors: RS021 transition_refused.';

revoke execute on function core.refuse_path(text, text) from public;

commit;
