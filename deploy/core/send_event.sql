-- Deploy holdfast:core/send_event to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.send_event(p_topic text, p_envelope jsonb)
returns void
language plpgsql
volatile
as $$
begin
  perform pgmq.send(q.queue_name, p_envelope)
  from (
    select distinct t.queue_name from pgmq.topic_bindings as t where p_topic ~ t.compiled_regex
  ) as q
  -- A listener whose queue cannot be written to, or is gone, hears nothing; nobody's command fails for it.
  where has_table_privilege(to_regclass(format('pgmq.%I', 'q_' || q.queue_name)), 'insert');
end
$$;

comment on function core.send_event(text, jsonb) is 'Sends one event to every queue that is bound to its name.';

revoke execute on function core.send_event(text, jsonb) from public;

commit;
