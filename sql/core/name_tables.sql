create or replace function core.name_tables(p_resource_ids jsonb)
returns jsonb
language plpgsql
stable
as $$
begin
  return (
    select jsonb_agg(r.label order by r.resource_id)
    from core.resource as r
    where r.resource_id in (select t.id::bigint from jsonb_array_elements_text(p_resource_ids) as t(id))
  );
end
$$;

comment on function core.name_tables(jsonb) is 'The labels of tables that are given as a list of keys.';

revoke execute on function core.name_tables(jsonb) from public;
