-- Append-only: no statement of the application updates or deletes an entry.
CREATE TABLE journal_entry (
    seq           BIGINT                   NOT NULL PRIMARY KEY,
    at            TIMESTAMP WITH TIME ZONE NOT NULL,
    type          VARCHAR(100)             NOT NULL,
    subject       VARCHAR(100)             NOT NULL,
    facts         VARCHAR(1000000)         NOT NULL,
    previous_hash VARCHAR(64)              NOT NULL,
    hash          VARCHAR(64)              NOT NULL
);

CREATE INDEX journal_entry_subject ON journal_entry (subject, seq);

-- One row, locked by whoever appends: the chain has one end.
CREATE TABLE journal_head (
    id   INTEGER     NOT NULL PRIMARY KEY CHECK (id = 1),
    seq  BIGINT      NOT NULL,
    hash VARCHAR(64) NOT NULL
);

INSERT INTO journal_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
