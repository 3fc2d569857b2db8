create or replace function core.hash_holder(p_venue_id bigint, p_holder text)
returns bytea
language sql
immutable
as $$
  select sha256(convert_to(p_venue_id || ':' || lower(btrim(p_holder)), 'UTF8'));
$$;

comment on function core.hash_holder(bigint, text) is
'What is kept of a customer''s or a computer''s address to count holds by: a hash, as it is personal data.';

revoke execute on function core.hash_holder(bigint, text) from public;
