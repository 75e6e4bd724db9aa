-- siren is null when there is none, so that it can be unique. search_text is kept by the code (PlainText.searchable).
CREATE TABLE client (
    id                  UUID          NOT NULL PRIMARY KEY,
    kind                VARCHAR(20)   NOT NULL,
    name                VARCHAR(100)  NOT NULL,
    siren               VARCHAR(9) UNIQUE,
    vat_number          VARCHAR(20)   NOT NULL,
    email               VARCHAR(254)  NOT NULL,
    phone               VARCHAR(30)   NOT NULL,
    billing_street      VARCHAR(200)  NOT NULL,
    billing_complement  VARCHAR(200)  NOT NULL,
    billing_postcode    VARCHAR(20)   NOT NULL,
    billing_city        VARCHAR(200)  NOT NULL,
    billing_country     VARCHAR(2)    NOT NULL,
    delivery_street     VARCHAR(200)  NOT NULL,
    delivery_complement VARCHAR(200)  NOT NULL,
    delivery_postcode   VARCHAR(20)   NOT NULL,
    delivery_city       VARCHAR(200)  NOT NULL,
    delivery_country    VARCHAR(2)    NOT NULL,
    iban                VARCHAR(34)   NOT NULL,
    last_invoiced_at    TIMESTAMP WITH TIME ZONE,
    search_text         VARCHAR(2000) NOT NULL,
    version             INTEGER       NOT NULL
);

-- The order of every list: a search walks it and stops when its page is full.
CREATE INDEX client_recent ON client (last_invoiced_at DESC NULLS LAST, search_text, id);

CREATE TABLE client_contact (
    id        UUID         NOT NULL PRIMARY KEY,
    client_id UUID         NOT NULL REFERENCES client (id),
    position  INTEGER      NOT NULL,
    name      VARCHAR(100) NOT NULL,
    role      VARCHAR(100) NOT NULL,
    email     VARCHAR(254) NOT NULL,
    phone     VARCHAR(30)  NOT NULL,
    UNIQUE (client_id, position)
);
