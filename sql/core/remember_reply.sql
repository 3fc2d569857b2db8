create or replace function core.remember_reply(p_scope text, p_key text, p_reply jsonb)
returns void
language sql
volatile
as $$
  update core.idempotency_key as k
  set reply = p_reply - array['notes', 'customer_name', 'customer_email', 'customer_phone']
  where k.scope = p_scope and k.key = p_key;
$$;

comment on function core.remember_reply(text, text, jsonb) is
  'Stores a command''s reply under its key, without personal data.';

revoke execute on function core.remember_reply(text, text, jsonb) from public;
