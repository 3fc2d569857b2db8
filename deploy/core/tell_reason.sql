-- Deploy holdfast:core/tell_reason to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.tell_reason(p_reason text)
returns text
language sql
immutable
as $$
  select case when p_reason ~ '^[a-z_]+$' then p_reason end;
$$;

comment on function core.tell_reason(text) is
  'A reason as an event tells it: the word that the engine gave. What a person wrote may name somebody, and stays with '
  'the booking.';

revoke execute on function core.tell_reason(text) from public;

commit;
