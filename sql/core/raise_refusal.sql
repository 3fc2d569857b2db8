create or replace function core.raise_refusal(p_code text, p_message text, p_detail jsonb, p_hint text)
returns void
language plpgsql
immutable
as $$
begin
  raise exception using errcode = p_code, message = p_message, detail = p_detail::text, hint = p_hint;
end
$$;

comment on function core.raise_refusal(text, text, jsonb, text) is
  'Refuses with one of Holdfast''s own codes (docs/errors.md), a message, detail as JSON, and what the caller can do.';

revoke execute on function core.raise_refusal(text, text, jsonb, text) from public;
