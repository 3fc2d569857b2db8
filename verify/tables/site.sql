-- Verify holdfast:tables/site on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.site',
  p_columns => array[
    'is_only boolean not null default true',
    'public_url text not null',
    'link_key bytea not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.site',
  p_constraints => array[
    'site_pkey PRIMARY KEY (is_only)',
    'site_is_only_check CHECK (is_only)',
    'site_link_key_check CHECK ((length(link_key) = 32))',
    'site_public_url_check CHECK ((public_url ~ ''^https?://[^[:space:]?#]+[^/?#[:space:]]$''::text))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.site',
  p_indexes => '{}'
);

call pg_temp.assert_has_rows(
  p_table => 'core.site',
  p_columns => array['is_only'],
  p_rows => array[
    '(t)'
  ]
);

rollback;
