-- Deploy holdfast:tables/idempotency_key to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create table core.idempotency_key (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  reply jsonb,
  created_at timestamptz not null,
  primary key (scope, key),
  check (length(key) between 1 and 200)
);

create index idempotency_key_created_at_idx on core.idempotency_key (created_at);

comment on table core.idempotency_key is 'A command that was carried out, and its reply: the same key and body get the same reply. Written in the command''s transaction.';
comment on column core.idempotency_key.scope is 'Command and caller.';
comment on column core.idempotency_key.key is 'The caller''s key.';
comment on column core.idempotency_key.request_hash is 'SHA-256 of the arguments.';
comment on column core.idempotency_key.reply is 'The reply, without personal data.';
comment on column core.idempotency_key.created_at is 'When; for pruning.';

commit;
