-- Deploy holdfast:api/get_optimization to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function api.get_optimization(p_run_id bigint default null)
returns api.optimization_view
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_view api.optimization_view := core.describe_run(p_run_id, null);
begin
  if v_view.run_id is null then
    perform core.raise_refusal('RS251', 'there is no such run of the optimiser',
      jsonb_build_object('field', 'run_id'), 'Make one with api.optimize_day.');
  end if;
  return v_view;
end
$$;

comment on function api.get_optimization(bigint) is
  'A run of the optimiser as it was found, with what became of it. Errors: RS251 optimization_unknown.';

revoke execute on function api.get_optimization(bigint) from public;
grant execute on function api.get_optimization(bigint) to holdfast_service, holdfast_staff;

commit;
