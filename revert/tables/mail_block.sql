-- Data loss: every row of core.mail_block.
-- Revert holdfast:tables/mail_block from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop table core.mail_block;

commit;
