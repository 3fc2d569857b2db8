-- Data loss: every row of core.feature_flag, changed ones too.
-- Revert holdfast:data/feature_flag from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

delete from core.feature_flag;

commit;
