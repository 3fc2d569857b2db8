-- Revert holdfast:core/fits_mail from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop function core.fits_mail(text);

commit;
