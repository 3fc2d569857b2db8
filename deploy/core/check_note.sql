-- Deploy holdfast:core/check_note to pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

create or replace function core.check_note(p_note text, p_field text)
returns void
language sql
immutable
as $$
  select core.require_argument(
    p_note is null or (length(p_note) <= 500 and btrim(p_note) <> ''), p_field,
    'Give up to 500 characters, or leave it out.');
$$;

comment on function core.check_note(text, text) is 'Refuses a reason or note that is empty or too long. Errors: RS001 invalid_argument.';

revoke execute on function core.check_note(text, text) from public;

commit;
