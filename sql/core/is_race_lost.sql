create or replace function core.is_race_lost(p_error text)
returns boolean
language sql
immutable
as $$
  select p_error ~ '^(55P03|23P01|40001|40P01|RS040): ';
$$;

comment on function core.is_race_lost(text) is
  'Does an error, by the SQLSTATE that it begins with, only say that somebody else holds what is needed?';

revoke execute on function core.is_race_lost(text) from public;
