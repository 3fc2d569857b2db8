-- Deploy holdfast:ops/check_invariants to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function ops.check_invariants()
returns table (invariant text, venue_id bigint, booking_id bigint, detail jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select c.invariant, c.venue_id, c.booking_id, c.detail from ops.check_claims() as c
  union all
  select h.invariant, h.venue_id, h.booking_id, h.detail from ops.check_history() as h
  union all
  select p.invariant, p.venue_id, p.booking_id, p.detail from ops.check_pipeline() as p
  union all
  select g.invariant, g.venue_id, g.booking_id, g.detail from ops.check_changes() as g
  union all
  select m.invariant, m.venue_id, m.booking_id, m.detail from ops.check_mail() as m
  union all
  select r.invariant, r.venue_id, r.booking_id, r.detail from ops.check_references() as r
  union all
  select a.invariant, a.venue_id, a.booking_id, a.detail from ops.check_appointments() as a
  union all
  select w.invariant, w.venue_id, w.booking_id, w.detail from ops.check_waiting() as w;
$$;

comment on function ops.check_invariants() is
  'Every promise that is broken at this moment, a row each; no row means that all hold. Reads everything: not for a hot path.';

revoke execute on function ops.check_invariants() from public;
grant execute on function ops.check_invariants() to holdfast_staff, holdfast_monitor;

commit;
