-- Deploy holdfast:core/explain_text_fault to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.explain_text_fault(
  p_type text,
  p_value text,
  p_lower numeric,
  p_upper numeric
)
returns text
language sql
stable
as $$
  select case
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
    when p_type = 'timezone' then case
      -- Offsets are no zones: they know no summer time, and 'UTC+3' means three hours behind.
      when p_value ~ '^(posix|right)/|[+-][0-9]'
        or p_value in ('Factory', 'localtime', 'posixrules')
        -- Postgres reads these as abbreviations of a fixed offset, all year round.
        or p_value in ('CET', 'EET', 'MET', 'WET')
        or not exists (select from pg_catalog.pg_timezone_names as z where z.name = p_value)
      then 'must be the name of a time zone, such as Europe/London'
    end
    when p_type = 'colour' then case
      when p_value !~ '^#[0-9a-f]{6}$' then 'must be a colour such as "#1d4d3b"'
    end
    when p_type = 'email' and p_value !~ '^[^@[:space:]]+@[^@[:space:]]+$' then 'must be an e-mail address'
    when p_type = 'slug' and p_value !~ '^[a-z0-9]+(-[a-z0-9]+)*$'
    then 'must be lower-case letters and digits in words joined by single hyphens'
    when length(p_value) not between coalesce(p_lower, 1) and b.upper
    then format('must have from %s to %s characters', coalesce(p_lower, 1), b.upper)
    when p_value ~ '[[:cntrl:]]' then 'must not contain control characters'
    when p_value <> btrim(p_value) then 'must not begin or end with a space'
  end
  from (select coalesce(p_upper, case p_type when 'slug' then 80 else 200 end) as upper) as b;
$$;

comment on function core.explain_text_fault(text, text, numeric, numeric) is
  'What is wrong with a text of a venue file, given its type (text, slug, kind, setting, '
  'currency, amount, timezone, colour, email) and length bounds; null when nothing is.';

revoke execute on function core.explain_text_fault(text, text, numeric, numeric) from public;

commit;
