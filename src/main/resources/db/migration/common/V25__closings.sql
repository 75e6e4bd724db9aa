-- The Ed25519 keys that sign closings, newest last; the private half is sealed with the application's key (AES-GCM).
CREATE TABLE closing_key (
    id             INTEGER                  NOT NULL PRIMARY KEY,
    public_key     VARCHAR(200)             NOT NULL,
    private_cipher VARCHAR(500)             NOT NULL,
    made_at        TIMESTAMP WITH TIME ZONE NOT NULL
);

-- A month of the journal, summed up and signed once it is over; "statement" is the whole file that managers keep elsewhere.
CREATE TABLE closing (
    closed_month VARCHAR(7)               NOT NULL PRIMARY KEY,
    last_seq     BIGINT                   NOT NULL,
    statement    VARCHAR(10000)           NOT NULL,
    written_at   TIMESTAMP WITH TIME ZONE NOT NULL
);
