create or replace function core.list_practice_fields()
returns table (
  shape text,
  key text,
  type text,
  is_required boolean,
  lower numeric,
  upper numeric
)
language sql
immutable
as $$
  values
    ('practice', 'slug', 'slug', true, 1, 80::numeric),
    ('practice', 'name', 'text', true, 1, 200),
    ('practice', 'kind', 'kind', true, null, null),
    ('practice', 'timezone', 'timezone', true, null, null),
    ('practice', 'contact', 'text{}', false, null, null),
    ('practice', 'policy', 'policy', false, null, null),
    ('practice', 'mail', 'mail', false, null, null),
    ('practice', 'opening_hours', 'hours[]', true, 1, 100),
    ('practice', 'special_days', 'special_day[]', false, 0, 1000),
    ('practice', 'services', 'treatment[]', true, 1, 100),
    ('practice', 'therapists', 'therapist[]', true, 1, 200),
    ('practice', 'rooms', 'room[]', true, 0, 200),
    ('practice', 'aliases', 'slug[]', false, 0, 50),
    ('practice', 'provenance', 'any', false, null, null),
    ('treatment', 'code', 'slug', true, 1, 40),
    ('treatment', 'name', 'text', true, 1, 100),
    ('treatment', 'minutes', 'whole', true, 5, 720),
    ('treatment', 'therapists', 'whole', false, 0, 8),
    ('treatment', 'rooms', 'whole', false, 0, 8),
    ('treatment', 'guests', 'whole', false, 1, 8),
    ('treatment', 'therapist_buffer_minutes', 'whole', false, 0, 240),
    ('treatment', 'room_turnover_minutes', 'whole', false, 0, 240),
    ('treatment', 'processing', 'processing[]', false, 0, 20),
    ('treatment', 'price', 'price', false, null, null),
    ('processing', 'after_minutes', 'whole', true, 0, 720),
    ('processing', 'minutes', 'whole', true, 1, 720),
    ('price', 'amount', 'amount', true, null, null),
    ('price', 'currency', 'currency', true, null, null),
    ('therapist', 'label', 'text', true, 1, 40),
    ('therapist', 'skills', 'slug[]', true, 0, 100),
    ('therapist', 'hours', 'shift[]', true, 0, 100),
    ('therapist', 'breaks', 'shift[]', false, 0, 100),
    ('room', 'label', 'text', true, 1, 40),
    ('room', 'services', 'slug[]', true, 0, 100),
    ('room', 'hours', 'shift[]', false, 0, 100),
    ('shift', 'weekday', 'whole', true, 1, 7),
    ('shift', 'start', 'time', true, null, null),
    ('shift', 'end', 'time', true, null, null);
$$;

comment on function core.list_practice_fields() is
'The part of core.list_venue_fields about the file of a practice.';

revoke execute on function core.list_practice_fields() from public;
