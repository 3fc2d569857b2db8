-- Verify holdfast:tables/booking_change on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_table(
  p_name => 'core.booking_change',
  p_columns => array[
    'booking_change_id bigint not null generated always as identity',
    'reference text not null',
    'booking_id bigint not null',
    'from_visit core.visit_request not null',
    'to_visit core.visit_request not null',
    'from_resource_ids bigint[] not null',
    'policy text not null',
    'outcome text not null',
    'actor text not null',
    'requested_at timestamp with time zone not null',
    'settled_version integer',
    'settled_at timestamp with time zone'
  ]
);

call pg_temp.assert_constraints(
  p_table => 'core.booking_change',
  p_constraints => array[
    'booking_change_pkey PRIMARY KEY (booking_change_id)',
    'booking_change_reference_key UNIQUE (reference)',
    'booking_change_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES core.booking(booking_id) ON DELETE RESTRICT',
    'booking_change_check CHECK (((outcome = ''pending''::text) = (settled_at IS NULL)))',
    'booking_change_outcome_check CHECK ((outcome = ANY (ARRAY[''pending''::text, ''amended''::text, ''superseded''::text, ''confirmed''::text, ''restored''::text, ''cancelled''::text, ''declined''::text])))',
    'booking_change_policy_check CHECK ((policy = ANY (ARRAY[''keep''::text, ''release''::text])))'
  ]
);

call pg_temp.assert_indexes(
  p_table => 'core.booking_change',
  p_indexes => array[
    'CREATE INDEX booking_change_booking_id_idx ON core.booking_change USING btree (booking_id)',
    'CREATE UNIQUE INDEX booking_change_is_alone ON core.booking_change USING btree (booking_id) WHERE (outcome = ''pending''::text)'
  ]
);

rollback;
