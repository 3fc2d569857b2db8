create or replace function core.check_booking()
returns trigger
language plpgsql
volatile
as $$
begin
  if core.is_consistent(new) is not true then
    perform core.refuse_contradiction(new);
  end if;
  return new;
end
$$;

comment on function core.check_booking() is
  'Trigger: a booking agrees with itself. Postgres parses the text of a check anew for each statement, which would cost a '
  'request a twentieth; a function''s is parsed once. A new booking or state is looked at by core.number_transition.';

revoke execute on function core.check_booking() from public;

create or replace trigger _110_booking_is_consistent
before update of party_size, seating_preference, during, occupied, hold_expires_at on core.booking
for each row execute function core.check_booking();

comment on trigger _110_booking_is_consistent on core.booking is
  'Covers, preference, times and the end of a hold fit each other.';
