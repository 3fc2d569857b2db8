create or replace function core.tell_optimization(p_run core.optimization_run)
returns void
language plpgsql
volatile
as $$
begin
  if exists (select from pgmq.topic_bindings) then
    perform core.send_event('optimizer.' || p_run.status, jsonb_build_object(
      'event', 'optimizer.' || p_run.status,
      'run_id', p_run.optimization_run_id,
      'venue_id', p_run.venue_id,
      'service_date', p_run.service_date,
      'score_delta', p_run.improvement,
      'seated', p_run.seated_count,
      'moved', p_run.moved_count,
      'at', clock_timestamp()
    ));
  end if;
end
$$;

comment on function core.tell_optimization(core.optimization_run) is
  'Tells staff, who have bound a queue, of a run: optimizer.proposed, optimizer.applied, optimizer.not_worth_it, '
  'optimizer.day_changed or optimizer.failed.';

revoke execute on function core.tell_optimization(core.optimization_run) from public;
