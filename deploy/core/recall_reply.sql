-- Deploy holdfast:core/recall_reply to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.recall_reply(p_scope text, p_key text, p_request jsonb, p_at timestamptz)
returns jsonb
language plpgsql
volatile
as $$
declare
  v_hash bytea;
  v_known core.idempotency_key;
begin
  if p_key is null then
    return null;
  end if;
  perform core.require_argument(p_key ~ '^[!-~]{1,200}$', 'idempotency_key', 'Give 1 to 200 visible ASCII characters.');
  v_hash := sha256(convert_to(p_request::text, 'UTF8'));
  -- Waits for the same key in another transaction: it is answered with that one's reply, or takes its place.
  insert into core.idempotency_key (scope, key, request_hash, created_at)
  values (p_scope, p_key, v_hash, p_at)
  on conflict (scope, key) do nothing;
  if found then
    return null;
  end if;
  select k.* into strict v_known from core.idempotency_key as k where k.scope = p_scope and k.key = p_key;
  if v_known.request_hash <> v_hash then
    perform core.raise_refusal('RS022', 'this idempotency key was used for another request',
      jsonb_build_object('field', 'idempotency_key'), 'Use a new key for a new request.');
  end if;
  return v_known.reply;
end
$$;

comment on function core.recall_reply(text, text, jsonb, timestamptz) is
  'The reply that this key was given before, or null when it is new (or none is given) and the command must be carried '
  'out. First of all locks. Errors: RS001 invalid_argument, RS022 idempotency_key_reused.';

revoke execute on function core.recall_reply(text, text, jsonb, timestamptz) from public;

commit;
