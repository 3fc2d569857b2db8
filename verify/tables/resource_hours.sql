-- Verify holdfast:tables/resource_hours on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.resource_hours',
  p_columns => array[
    'resource_id bigint not null',
    'weekday smallint not null',
    'starts interval not null',
    'ends interval not null',
    'is_break boolean not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.resource_hours',
  p_constraints => array[
    'resource_hours_pkey PRIMARY KEY (resource_id, weekday, is_break, starts)',
    'resource_hours_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES core.resource(resource_id) ON DELETE CASCADE',
    'resource_hours_check CHECK (((starts >= ''00:00:00''::interval) AND (starts < ends) AND (ends <= ''36:00:00''::interval)))',
    'resource_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.resource_hours',
  p_indexes => '{}'
);

rollback;
