-- The outbox: one row per press of "Envoyer". A worker that holds the lease may send; message_id never changes.
CREATE TABLE delivery (
    id           UUID                     NOT NULL PRIMARY KEY,
    press        UUID                     NOT NULL UNIQUE,
    invoice_id   UUID                     NOT NULL,
    recipient    VARCHAR(254)             NOT NULL,
    locale       VARCHAR(10)              NOT NULL,
    message_id   VARCHAR(320)             NOT NULL,
    requested_by VARCHAR(100)             NOT NULL,
    requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
    state        VARCHAR(20)              NOT NULL,
    tries        INTEGER                  NOT NULL,
    next_try_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    lease_owner  UUID,
    lease_until  TIMESTAMP WITH TIME ZONE,
    sent_at      TIMESTAMP WITH TIME ZONE,
    problem      VARCHAR(1000)            NOT NULL
);

CREATE INDEX delivery_due ON delivery (state, next_try_at);
CREATE INDEX delivery_invoice ON delivery (invoice_id, requested_at);

-- The demonstration's mailbox; the letters themselves are added per database. Empty anywhere else.
CREATE TABLE demo_mail (
    id          UUID                     NOT NULL PRIMARY KEY,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL
);
