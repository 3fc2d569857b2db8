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
returns void
language plpgsql
immutable
as $$
begin
  perform core.require_argument(
    length(btrim(p_name)) between 1 and 200 and p_name !~ '[[:cntrl:]]',
    'name', 'Give a name of up to 200 characters on one line.');
  perform core.require_argument(
    case
      when p_email is null then p_is_insider
      -- One plain address: nothing that a mail program could read as a second one, a name or a comment.
      else length(p_email) <= 254
        and p_email ~ '^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$'
        and p_email !~ '(^\.|\.\.|\.@)'
    end,
    'email', 'Give one e-mail address such as guest@example.com.');
  perform core.require_argument(
    p_phone is null or p_phone ~ '^\+?[0-9][0-9 ()./-]{3,29}$',
    'phone', 'Give a phone number such as +441223375578, or leave it out.');
  perform core.require_argument(
    p_notes is null or (length(p_notes) <= 2000 and p_notes !~ '[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]'),
    'notes', 'Give up to 2000 characters of plain text, or leave it out.');
  perform core.require_argument(
    p_locale ~ '^[a-z]{2,3}(-[A-Z]{2})?$',
    'locale', 'Give a language such as en or de-AT.');
end
$$;

comment on function core.check_contact(text, text, text, text, text, boolean) is
  'Checks what a guest says of themself; staff and services may leave out the e-mail address. Errors: RS001 '
  'invalid_argument.';

revoke execute on function core.check_contact(text, text, text, text, text, boolean) from public;

commit;
