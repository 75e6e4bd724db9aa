-- Who confirmed, as a second person, what was recorded by hand; null where one was enough.
alter table payment_entry add column confirmed_by varchar(255);
