-- Deploy holdfast:core/share_venue to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.share_venue(p_venue_id bigint)
returns bigint
language sql
volatile
as $$
  -- The day before the first that there is stands for the venue's rules. One expression, which is inlined.
  select case when pg_advisory_xact_lock_shared(hashint8(p_venue_id), -1) is not null then p_venue_id end;
$$;

comment on function core.share_venue(bigint) is
  'The venue''s key, once its rules are kept from being changed until the end of the transaction: what '
  'core.refuse_frozen_change waits for.';

revoke execute on function core.share_venue(bigint) from public;

commit;
