-- Deploy holdfast:core/apply_run to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.apply_run(p_run core.optimization_run, p_at timestamptz)
returns void
language plpgsql
volatile
as $$
declare
  v_moved bigint[];
  v_tables jsonb;
begin
  perform core.expire_holds(p_run.venue_id, p_run.service_date, p_at);
  select array_agg(p.booking order by p.booking), jsonb_agg(p."to" order by p.booking) into v_moved, v_tables
  from jsonb_to_recordset(p_run.plan) as p(booking bigint, "from" jsonb, "to" jsonb)
  where p."from" <> p."to" and p."from" <> '[]';
  if v_moved is not null then
    perform core.apply_moves(v_moved, v_tables, null, 'optimization', p_at);
  end if;
  perform core.seat_from_plan(w.booking, w.tables, p_at)
  from (
    select b as booking, p."to" as tables
    from jsonb_to_recordset(p_run.plan) as p(booking bigint, "from" jsonb, "to" jsonb)
    inner join core.booking as b on b.booking_id = p.booking
    where p."from" = '[]' and p."to" <> '[]'
    order by b.booking_id
  ) as w;
  update core.optimization_run as r
  set status = 'applied', applied_at = p_at
  where r.optimization_run_id = p_run.optimization_run_id;
end
$$;

comment on function core.apply_run(core.optimization_run, timestamptz) is
  'Carries a run out, all of it or, when it raises, nothing. Under the day''s lock, with the day as it was when the run '
  'was made. Errors: RS040 busy.';

revoke execute on function core.apply_run(core.optimization_run, timestamptz) from public;

commit;
