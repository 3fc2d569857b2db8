-- Deploy holdfast:core/explain_value_fault to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.explain_value_fault(
  p_type text,
  p_value jsonb,
  p_lower numeric,
  p_upper numeric
)
returns text
language plpgsql
stable
as $$
-- A file has hundreds of values: PL/pgSQL keeps simple expressions as they are, and plans a query once.
begin
  case
    when p_type = 'unknown' then return 'is not a known key';
    when p_value is null or jsonb_typeof(p_value) = 'null' then return 'is missing';
    when p_type = 'any' then return null;
    when p_type like '%[]' then return case
      when jsonb_typeof(p_value) <> 'array' then 'must be a list'
      when jsonb_array_length(core.read_list(p_value))
        not between coalesce(p_lower, 1) and coalesce(p_upper, 1000)
      then format('must have from %s to %s entries', coalesce(p_lower, 1), coalesce(p_upper, 1000))
    end;
    when p_type = 'boolean' then return case
      when jsonb_typeof(p_value) <> 'boolean' then 'must be true or false'
    end;
    when p_type = 'date' then return case
      when core.read_date(p_value) is null then 'must be a date such as "2030-12-24"'
    end;
    when p_type = 'time' then return case
      when core.read_time(p_value) is null then 'must be a time of day such as "17:30"'
      when extract(epoch from core.read_time(p_value)) / 3600 not between p_lower and p_upper
      then format('must lie between %s:00 and %s:00', p_lower, p_upper)
    end;
    when p_type = 'weekday' then return case
      when coalesce(core.read_whole(p_value) not between 1 and 7, true)
      then 'must be a whole number from 1 (Monday) to 7 (Sunday)'
    end;
    when p_type = 'whole' then return case
      when coalesce(core.read_whole(p_value) not between p_lower and p_upper, true)
      then format('must be a whole number from %s to %s', p_lower, p_upper)
    end;
    when p_type = 'number' then return case
      when coalesce(core.read_number(p_value) not between p_lower and p_upper, true)
      then format('must be a number from %s to %s', p_lower, p_upper)
    end;
    when p_type like '%{}' or p_type in (select f.shape from core.list_venue_fields() as f)
    then return case when jsonb_typeof(p_value) <> 'object' then 'must be an object' end;
    else return core.explain_text_fault(p_type, core.read_text(p_value), p_lower, p_upper);
  end case;
end
$$;

comment on function core.explain_value_fault(text, jsonb, numeric, numeric) is
  'What is wrong with a value of a venue file, given its type and bounds as in '
  'core.list_venue_fields; null when nothing is.';

revoke execute on function core.explain_value_fault(text, jsonb, numeric, numeric) from public;

commit;
