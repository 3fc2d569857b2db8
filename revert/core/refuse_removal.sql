-- Revert holdfast:core/refuse_removal from pg

begin;
set local lock_timeout = '2s';
set local role holdfast_owner;

drop trigger _100_venue_in_use_stays on core.venue;
drop trigger _100_service_in_use_stays on core.service;
drop trigger _100_resource_in_use_stays on core.resource;
drop trigger _100_customer_in_use_stays on core.customer;
drop trigger _100_booking_in_use_stays on core.booking;
drop function core.refuse_removal();

commit;
