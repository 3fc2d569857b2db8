create or replace function core.name_refusal(p_code text)
returns text
language sql
immutable
as $$
  select case p_code
    when 'RS010' then 'closed'
    when 'RS011' then 'past_last_seating'
    when 'RS012' then 'in_the_past'
    when 'RS013' then 'lead_time'
    when 'RS014' then 'beyond_horizon'
    when 'RS015' then 'party_too_large'
    when 'RS016' then 'party_not_online'
    when 'RS017' then 'local_time_missing'
    when 'RS018' then 'off_grid'
  end;
$$;

comment on function core.name_refusal(text) is 'The name of a code with which a wish is refused (docs/errors.md).';

revoke execute on function core.name_refusal(text) from public;
