create or replace function core.refuse_wish(p_field text)
returns void
language plpgsql
immutable
as $$
begin
  perform core.refuse_argument(p_field, jsonb_build_object(
    'venue', 'Give the venue''s slug.',
    'date', 'Give a date as YYYY-MM-DD.',
    'time', 'Give a time of day as HH:MM.',
    'party', 'Give a number of guests from 1 up.',
    'service', 'Name a service of the venue.',
    'seating', 'Give any, indoor or outdoor.',
    'fold', 'Give 0 for the first or 1 for the second instant.'
  ));
end
$$;

comment on function core.refuse_wish(text) is
  'Refuses a wish for one of its arguments. Errors: RS001 invalid_argument.';

revoke execute on function core.refuse_wish(text) from public;
