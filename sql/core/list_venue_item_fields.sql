create or replace function core.list_venue_item_fields()
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
    ('special_day', 'date', 'date', true, null::numeric, null::numeric),
    ('special_day', 'closed', 'boolean', false, null, null),
    ('special_day', 'open', 'time', false, null, null),
    ('special_day', 'close', 'time', false, null, null),
    ('special_day', 'windows_of', 'whole', false, 1, 7),
    ('special_day', 'note', 'text', false, 1, 200),
    ('service', 'code', 'slug', true, 1, 40),
    ('service', 'name', 'text', true, 1, 100),
    ('service', 'windows', 'window[]', true, 1, 100),
    ('window', 'days', 'weekday[]', true, 1, 7),
    ('window', 'start', 'time', true, null, null),
    ('window', 'end', 'time', true, null, null),
    ('turn', 'party_min', 'whole', true, 1, 1000),
    ('turn', 'party_max', 'whole', false, 1, 1000),
    ('turn', 'minutes', 'whole', true, 5, 720),
    ('zone', 'name', 'text', true, 1, 100),
    ('zone', 'setting', 'setting', true, null, null),
    ('table', 'label', 'text', true, 1, 40),
    ('table', 'zone', 'text', true, 1, 100),
    ('table', 'party_min', 'whole', true, 1, 1000),
    ('table', 'party_max', 'whole', true, 1, 1000),
    ('table', 'seats', 'whole', true, 1, 1000),
    ('table', 'movable', 'boolean', false, null, null),
    ('table', 'x', 'number', false, -1000000, 1000000),
    ('table', 'y', 'number', false, -1000000, 1000000),
    ('combination', 'tables', 'text[]', true, 2, 8),
    ('combination', 'party_min', 'whole', false, 1, 1000),
    ('combination', 'party_max', 'whole', false, 1, 1000),
    ('combination', 'penalty', 'number', false, 0, 1000),
    ('combination', 'allowed', 'boolean', false, null, null);
$$;

comment on function core.list_venue_item_fields() is
  'The part of core.list_venue_fields about the entries of its lists.';

revoke execute on function core.list_venue_item_fields() from public;
