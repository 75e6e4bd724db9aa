-- When each band of age was last compared with Bridge's list to its end: what was not written about has not changed.
create table swept_band (
    name     varchar(60)              not null primary key,
    swept_at timestamp with time zone not null
);

-- Several events about one link need one look at it.
alter table webhook_event add column about varchar(100);
create index webhook_event_about on webhook_event (about, processed_at);
