-- PostgreSQL: a user for the application that is not the owner of the tables. Run by the owner (the user of Flyway) once
-- the application has started for the first time, and again after each new version, with the user's name:
--     psql -v application=encaisse_app -f postgresql-application-user.sql
GRANT USAGE ON SCHEMA public TO :"application";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"application";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"application";
REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM :"application";
-- What is legally final can be read and added to.
REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER
    ON journal_entry, closing_key, closing, invoice, invoice_section, invoice_line,
       invoice_vat, invoice_mention, credit_note, credit_note_line, credit_note_vat, document, payment_entry, revoked_address
    FROM :"application";
