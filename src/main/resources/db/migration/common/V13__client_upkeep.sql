-- Whether a client is offered for new invoices, who changed it last, and what it is sorted and recognized by. The three
-- keys and the words are kept by the code (SearchKeys); FillClientKeys computes them for the rows that exist already.
ALTER TABLE client ADD COLUMN active BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE client ADD COLUMN changed_by VARCHAR(255) DEFAULT '' NOT NULL;
ALTER TABLE client ADD COLUMN sort_name VARCHAR(100) DEFAULT '' NOT NULL;
ALTER TABLE client ADD COLUMN name_key VARCHAR(200) DEFAULT '' NOT NULL;
ALTER TABLE client ADD COLUMN email_key VARCHAR(254) DEFAULT '' NOT NULL;

DROP INDEX client_recent;
ALTER TABLE client DROP COLUMN search_text;

-- The order of every list.
CREATE INDEX client_order ON client (last_invoiced_at DESC NULLS LAST, sort_name, id, active);
-- A client that is typed a second time.
CREATE INDEX client_name_key ON client (name_key);
CREATE INDEX client_email_key ON client (email_key);

-- Every word that a client is found by, once: name, contacts, town, and the SIREN also from its second and third group.
CREATE TABLE client_word (
    word      VARCHAR(40) NOT NULL,
    client_id UUID        NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    PRIMARY KEY (word, client_id)
);
CREATE INDEX client_word_client ON client_word (client_id);
