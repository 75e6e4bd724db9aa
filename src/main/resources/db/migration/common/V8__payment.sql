-- What is due on each issued invoice, and the lasting code that its QR code holds.
create table receivable (
    invoice_id       uuid                     not null primary key,
    number           varchar(60)              not null,
    gross            numeric(14, 2)           not null,
    settled          numeric(14, 2)           not null,
    token_hash       varchar(64)              not null,
    token_cipher     varchar(200)             not null,
    token_revoked_at timestamp with time zone,
    refusal          varchar(40),
    on_screen_at     timestamp with time zone,
    last_opened_at   timestamp with time zone,
    checked_at       timestamp with time zone,
    cancelled_at     timestamp with time zone,
    constraint receivable_token unique (token_hash)
);

-- Hosted pages at Bridge. live_key is the invoice while a link is being made or stands ready: at most one.
create table payment_link (
    id           uuid                     not null primary key,
    invoice_id   uuid                     not null references receivable (invoice_id),
    reference    varchar(100)             not null,
    amount       numeric(14, 2)           not null,
    state        varchar(12)              not null,
    live_key     uuid,
    intent_at    timestamp with time zone not null,
    lease_until  timestamp with time zone not null,
    bridge_id    varchar(64),
    url          varchar(1000),
    expires_at   timestamp with time zone not null,
    refusal      varchar(100),
    checked_at   timestamp with time zone,
    next_look_at timestamp with time zone,
    closed       boolean                  not null,
    constraint payment_link_reference unique (reference),
    constraint payment_link_live unique (live_key),
    constraint payment_link_bridge unique (bridge_id)
);
create index payment_link_invoice on payment_link (invoice_id);
create index payment_link_closed on payment_link (closed, intent_at);

-- Attempts to pay through a link ("payment requests").
create table payment_attempt (
    id         varchar(64)              not null primary key,
    link_id    uuid                     not null references payment_link (id),
    status     varchar(8)               not null,
    reason     varchar(20),
    amount     numeric(14, 2)           not null,
    begun_at   timestamp with time zone not null,
    changed_at timestamp with time zone not null
);
create index payment_attempt_link on payment_attempt (link_id);

-- Money that came in, each transfer once.
create table received_payment (
    attempt_id  varchar(64)              not null primary key references payment_attempt (id),
    invoice_id  uuid                     not null references receivable (invoice_id),
    amount      numeric(14, 2)           not null,
    received_at timestamp with time zone not null,
    returned_at timestamp with time zone
);
create index received_payment_invoice on received_payment (invoice_id);

-- Inbox of Bridge's webhooks.
create table webhook_event (
    digest       varchar(64)              not null primary key,
    body         varchar(1000000)         not null,
    received_at  timestamp with time zone not null,
    next_try_at  timestamp with time zone not null,
    tries        integer                  not null,
    processed_at timestamp with time zone
);
create index webhook_event_due on webhook_event (processed_at, next_try_at);

-- Work that one node does at a time.
create table work_lease (
    name       varchar(60)              not null primary key,
    owner      varchar(60)              not null,
    held_until timestamp with time zone not null
);
