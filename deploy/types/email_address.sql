-- Deploy holdfast:types/email_address to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

-- A domain rather than a check on the table, as for core.time_range.
create domain core.email_address as text
  constraint email_address_is_lower check (value = lower(value));

comment on domain core.email_address is 'An e-mail address, lower case, so that one guest is found however they type it.';
comment on constraint email_address_is_lower on domain core.email_address is 'ADA@example.com and ada@example.com are one.';

commit;
