create or replace function core.phrase_obstacle(
  p_tables text[],
  p_reason text,
  p_blocking_table text,
  p_until text
)
returns text
language sql
immutable
as $$
  select format(
    case p_reason
      when 'available' then '%1$s is free'
      when 'too_small' then '%1$s is too small for the party'
      when 'too_large' then '%1$s is kept for larger parties'
      when 'setting' then '%1$s is not where the guest wishes to sit'
      when 'blackout' then '%2$s is out of use until %3$s'
      when 'held' then '%2$s is being booked by somebody else at this moment'
      when 'taken' then '%2$s is taken until %3$s by another party'
      else '%2$s would not be made ready in time; it is free again from %3$s'
    end
    || case when cardinality(p_tables) > 1 and p_blocking_table is not null then ', so %1$s cannot be put together' else '' end,
    array_to_string(p_tables, '+'), p_blocking_table, p_until
  );
$$;

comment on function core.phrase_obstacle(text[], text, text, text) is 'Why a seating cannot be had, in words.';

revoke execute on function core.phrase_obstacle(text[], text, text, text) from public;
