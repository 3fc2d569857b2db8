-- Verify holdfast:tables/customer on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.customer',
  p_columns => array[
    'customer_id bigint not null generated always as identity',
    'venue_id bigint not null',
    'email core.email_address',
    'name text not null',
    'phone text',
    'locale text not null',
    'has_marketing_consent boolean not null default false',
    'created_at timestamp with time zone not null'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.customer',
  p_constraints => array[
    'customer_pkey PRIMARY KEY (customer_id)',
    'customer_venue_id_email_name_phone_locale_key UNIQUE NULLS NOT DISTINCT (venue_id, email, name, phone, locale)'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.customer',
  p_indexes => '{}'
);

rollback;
