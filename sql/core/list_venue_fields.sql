create or replace function core.list_venue_fields()
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
    ('venue', 'slug', 'slug', true, 1, 80),
    ('venue', 'name', 'text', true, 1, 200),
    ('venue', 'kind', 'kind', true, null, null),
    ('venue', 'timezone', 'timezone', true, null, null),
    ('venue', 'contact', 'text{}', false, null, null),
    ('venue', 'mail', 'mail', false, null, null),
    ('venue', 'policy', 'policy', false, null, null),
    ('venue', 'opening_hours', 'hours[]', true, 1, 100),
    ('venue', 'special_days', 'special_day[]', false, 0, 1000),
    ('venue', 'services', 'service[]', true, 1, 100),
    ('venue', 'turn_minutes', 'turn[]{}', true, null, null),
    ('venue', 'buffer_minutes', 'whole', true, 0, 240),
    ('venue', 'zones', 'zone[]', true, 1, 100),
    ('venue', 'tables', 'table[]', true, 1, 500),
    ('venue', 'adjacent', 'text[][]', false, 0, 2000),
    ('venue', 'combinations', 'combination[]', false, 0, 1000),
    ('venue', 'aliases', 'slug[]', false, 0, 50),
    ('venue', 'provenance', 'any', false, null, null),
    ('mail', 'colour', 'colour', false, null, null),
    ('mail', 'language', 'text', false, 2, 35),
    ('mail', 'desk', 'email', false, 3, 254),
    ('mail', 'reminder_hours', 'whole', false, 0, 336),
    ('mail', 'hold_notice_minutes', 'whole', false, 0, 1440),
    ('mail', 'tell_moves', 'boolean', false, null, null),
    ('hours', 'weekday', 'whole', true, 1, 7),
    ('hours', 'open', 'time', true, null, null),
    ('hours', 'close', 'time', true, null, null)
  union all
  select p.shape, p.key, p.type, p.is_required, p.lower, p.upper
  from core.list_policy_fields() as p
  union all
  select i.shape, i.key, i.type, i.is_required, i.lower, i.upper
  from core.list_venue_item_fields() as i
  union all
  select f.shape, f.key, f.type, f.is_required, f.lower, f.upper
  from core.list_practice_fields() as f;
$$;

comment on function core.list_venue_fields() is
  'Every key that a venue file may have: of which object (shape), of which type, and its bounds. '
  'A type is a shape, a list (x[]), a map (x{}) or a scalar of core.explain_value_fault; bounds '
  'are of the value, the length or the count.';

revoke execute on function core.list_venue_fields() from public;
