-- What each client was last invoiced with, proposed the next time.
CREATE TABLE usual_terms (
    client_id    UUID PRIMARY KEY,
    payment_rule VARCHAR(30) NOT NULL,
    iban         VARCHAR(34) NOT NULL
);
