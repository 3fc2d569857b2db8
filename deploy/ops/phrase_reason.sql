-- Deploy holdfast:ops/phrase_reason to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function ops.phrase_reason(p_reason text)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case p_reason
    when 'no_capacity' then 'Every table that takes the party is in use then.'
    when 'never_fits' then 'No table or combination of the venue takes such a party there.'
    when 'time_passed' then 'The time of the visit came before a table was found.'
    when 'version_changed' then 'The booking was changed while tables were looked for; it is looked at afresh.'
    when 'circuit_open' then 'Tables are not looked for at the moment, after repeated technical trouble.'
    when 'rate_limited' then 'More bookings came than are worked on in a minute; it waits its turn.'
    when 'worker_lost' then 'The worker broke down over it; another one takes over.'
    when 'lock_timeout' then 'Somebody else was deciding about that day for too long.'
    when 'statement_timeout' then 'Looking for tables took too long.'
    when 'unexpected_error' then 'Looking for tables met an unexpected error.'
    when 'repeated_errors' then 'Looking for tables broke down again and again.'
    when 'table_blocked' then 'Its table was taken out of use, and there was no other.'
    when 'modification_no_capacity' then 'The change cannot be met: every table that takes the party is in use then.'
    when 'modification_never_fits' then
      'The change cannot be met: no table or combination of the venue takes such a party there.'
    when 'modification_time_passed' then 'The time that the change asked for came before a table was found.'
    else p_reason
  end;
$$;

comment on function ops.phrase_reason(text) is
  'A reason as a sentence for the people of a restaurant; a reason that a person gave stays as it is.';

revoke execute on function ops.phrase_reason(text) from public;
grant execute on function ops.phrase_reason(text) to holdfast_staff, holdfast_monitor;

commit;
