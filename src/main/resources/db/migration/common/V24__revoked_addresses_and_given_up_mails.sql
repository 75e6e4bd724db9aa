-- Codes that a manager has revoked: whoever still has one is told so. The receivable carries the one that holds.
CREATE TABLE revoked_address (
    token_hash VARCHAR(64)              NOT NULL PRIMARY KEY,
    invoice_id UUID                     NOT NULL REFERENCES receivable (invoice_id),
    revoked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_by VARCHAR(255)             NOT NULL
);
CREATE INDEX revoked_address_invoice ON revoked_address (invoice_id, revoked_at);

ALTER TABLE receivable DROP COLUMN token_revoked_at;

-- What kind of trouble the last try met, in a word that we have texts for; "problem" is what the server said.
ALTER TABLE delivery ADD COLUMN trouble VARCHAR(30) DEFAULT '' NOT NULL;
