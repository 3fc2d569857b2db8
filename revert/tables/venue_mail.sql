-- Data loss: every row of core.venue_mail.
-- Revert holdfast:tables/venue_mail from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.venue_mail;

commit;
