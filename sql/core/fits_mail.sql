create or replace function core.fits_mail(p_email text)
returns boolean
language plpgsql
immutable
as $$
begin
  -- Not inlined, because nearly no address is long enough to be asked.
  return length(p_email) <= 254 and length(split_part(p_email, '@', 1)) <= 64
    and split_part(p_email, '@', 2) !~ '[^.]{64}';
end
$$;

comment on function core.fits_mail(text) is
  'Whether an address and its parts are no longer than a mail server takes (RFC 5321): 254 characters in all, 64 before '
  'the @, 63 between two dots. For one of up to 64 there is nothing to ask.';

revoke execute on function core.fits_mail(text) from public;
