-- Deploy holdfast:core/refuse_seated to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.refuse_seated(p_booking_ids bigint[])
returns void
language plpgsql
stable
as $$
declare
  v_reference text;
begin
  select b.reference into v_reference
  from core.booking as b
  where b.booking_id = any (p_booking_ids) and b.state = 'seated'
  order by b.booking_id
  limit 1;
  if found then
    perform core.raise_refusal('RS051', 'a party sits at this table',
      jsonb_build_object('reference', v_reference), 'Block the table from when the party has left.');
  end if;
end
$$;

comment on function core.refuse_seated(bigint[]) is
  'Refuses to touch bookings whose party sits already. Errors: RS051 table_in_use.';

revoke execute on function core.refuse_seated(bigint[]) from public;

commit;
