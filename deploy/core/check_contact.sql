-- Deploy holdfast:core/check_contact to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.check_contact(
  p_name text,
  p_email text,
  p_phone text,
  p_notes text,
  p_locale text,
  p_is_insider boolean
)
returns boolean
language plpgsql
immutable
as $$
declare
  -- One expression, because each call of a function that returns nothing is a statement of its own.
  v_fault text := case
    when (p_name ~ '^[^[:cntrl:]]*\S[^[:cntrl:]]*$' and length(btrim(p_name)) <= 200) is not true then 'name'
    when p_email is null and not p_is_insider then 'email'
    -- One plain address: nothing that a mail program could read as a second one, a name or a comment. Lengths are asked
    -- beside the patterns, because a count within one makes it thirty times as slow.
    when p_email !~ ('^[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+)*'
      || '@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$')
      or (length(p_email) > 64 and not core.fits_mail(p_email)) then 'email'
    when p_phone !~ '^\+?[0-9][0-9 ()./-]{3}[0-9 ()./-]*$' or length(ltrim(p_phone, '+')) > 30 then 'phone'
    when length(p_notes) > 2000 or p_notes ~ '[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]' then 'notes'
    when (p_locale ~ '^[a-z]{2,3}(-[A-Z]{2})?$') is not true then 'locale'
  end;
begin
  if v_fault is not null then
    perform core.refuse_argument(v_fault, jsonb_build_object(
      'name', 'Give a name of up to 200 characters on one line.',
      'email', 'Give one e-mail address such as guest@example.com.',
      'phone', 'Give a phone number such as +441223375578, or leave it out.',
      'notes', 'Give up to 2000 characters of plain text, or leave it out.',
      'locale', 'Give a language such as en or de-AT.'));
  end if;
  return true;
end
$$;

comment on function core.check_contact(text, text, text, text, text, boolean) is
  'Checks what a guest says of themself: true, or it raises; staff and services may leave out the e-mail address. Errors: RS001 '
  'invalid_argument.';

revoke execute on function core.check_contact(text, text, text, text, text, boolean) from public;

commit;
