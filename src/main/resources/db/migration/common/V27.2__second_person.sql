-- What a manager has written about money and another one has to confirm before it counts; the ledger knows nothing of it
-- until then. "press" keeps a double click from proposing twice.
CREATE TABLE payment_proposal (
    id              UUID                     NOT NULL PRIMARY KEY,
    invoice_id      UUID                     NOT NULL REFERENCES receivable (invoice_id),
    kind            VARCHAR(12)              NOT NULL,
    amount          NUMERIC(14, 2)           NOT NULL,
    value_day       DATE                     NOT NULL,
    reference       VARCHAR(140)             NOT NULL,
    attempt_id      VARCHAR(64) REFERENCES payment_attempt (id),
    press           VARCHAR(64)              NOT NULL,
    proposed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    proposed_by     VARCHAR(255)             NOT NULL,
    decided_at      TIMESTAMP WITH TIME ZONE,
    decided_by      VARCHAR(255),
    confirmed       BOOLEAN                  NOT NULL,
    CONSTRAINT payment_proposal_press UNIQUE (press)
);
CREATE INDEX payment_proposal_invoice ON payment_proposal (invoice_id);
CREATE INDEX payment_proposal_waiting ON payment_proposal (decided_at);
