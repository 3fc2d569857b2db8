-- Verify holdfast:queues/notification on pg

begin;
\ir ../_assert.sql

call pg_temp.assert_queue(p_name => 'notification');
call pg_temp.assert_queue(p_name => 'notification_dead');

rollback;
