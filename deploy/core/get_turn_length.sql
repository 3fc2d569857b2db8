-- Deploy holdfast:core/get_turn_length to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.get_turn_length(p_turn_lengths interval[], p_is_last_turn_open boolean, p_party integer)
returns interval
language sql
immutable
as $$
  -- One expression, which is inlined.
  select p_turn_lengths[
    case when p_is_last_turn_open then least(p_party, cardinality(p_turn_lengths)) else p_party end];
$$;

comment on function core.get_turn_length(interval[], boolean, integer) is
  'How long a party of this size stays, by a service''s span (core.list_service_spans); null when the service has no '
  'turn time for it.';

revoke execute on function core.get_turn_length(interval[], boolean, integer) from public;

commit;
