-- Data loss: every row of core.retention, changed ones too.
-- Revert holdfast:data/retention from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

delete from core.retention;

commit;
