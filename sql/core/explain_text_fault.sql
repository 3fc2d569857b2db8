create or replace function core.explain_text_fault(
  p_type text,
  p_value text,
  p_lower numeric,
  p_upper numeric
)
returns text
language plpgsql
stable
as $$
declare
  v_upper constant numeric := coalesce(p_upper, case p_type when 'slug' then 80 else 200 end);
begin
  -- By itself, so that the other expressions stay simple ones, which are not planned.
  if p_type = 'timezone' and p_value is not null then
    return core.explain_zone_fault(p_value);
  end if;
  return case
    when p_value is null then 'must be a text'
    when p_type = 'kind' then case p_value
      when 'restaurant' then null
      when 'practice' then null
      else 'must be restaurant or practice'
    end
    when p_type = 'setting' then case
      when p_value not in ('indoor', 'outdoor') then 'must be indoor or outdoor'
    end
    when p_type = 'currency' then case
      when p_value !~ '^[A-Z]{3}$' then 'must be a currency such as USD'
    end
    when p_type = 'amount' then case
      when p_value !~ '^[0-9]{1,9}([.][0-9]{1,3})?$' then 'must be an amount such as "95.00"'
    end
    when p_type = 'colour' then case
      when p_value !~ '^#[0-9a-f]{6}$' then 'must be a colour such as "#1d4d3b"'
    end
    when p_type = 'email' and p_value !~ '^[^@[:space:]]+@[^@[:space:]]+$' then 'must be an e-mail address'
    when p_type = 'slug' and p_value !~ '^[a-z0-9]+(-[a-z0-9]+)*$'
    then 'must be lower-case letters and digits in words joined by single hyphens'
    when length(p_value) not between coalesce(p_lower, 1) and v_upper
    then format('must have from %s to %s characters', coalesce(p_lower, 1), v_upper)
    when p_value ~ '[[:cntrl:]]' then 'must not contain control characters'
    when p_value <> btrim(p_value) then 'must not begin or end with a space'
  end;
end
$$;

comment on function core.explain_text_fault(text, text, numeric, numeric) is
  'What is wrong with a text of a venue file, given its type (text, slug, kind, setting, '
  'currency, amount, timezone, colour, email) and length bounds; null when nothing is.';

revoke execute on function core.explain_text_fault(text, text, numeric, numeric) from public;
