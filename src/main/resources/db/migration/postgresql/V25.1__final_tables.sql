-- What is legally final is never changed or removed, not even by a bug; a database user of the application without the
-- right to do so comes on top of it (db/postgresql-application-user.sql).
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are final: never changed, never removed', upper(TG_TABLE_NAME)
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER journal_entry_final BEFORE UPDATE OR DELETE ON journal_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER closing_key_final BEFORE UPDATE OR DELETE ON closing_key FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER closing_final BEFORE UPDATE OR DELETE ON closing FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_final BEFORE UPDATE OR DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_section_final BEFORE UPDATE OR DELETE ON invoice_section FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_line_final BEFORE UPDATE OR DELETE ON invoice_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_vat_final BEFORE UPDATE OR DELETE ON invoice_vat FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_mention_final BEFORE UPDATE OR DELETE ON invoice_mention FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_final BEFORE UPDATE OR DELETE ON document FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_entry_final BEFORE UPDATE OR DELETE ON payment_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revoked_address_final BEFORE UPDATE OR DELETE ON revoked_address FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER journal_entry_kept BEFORE TRUNCATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER closing_key_kept BEFORE TRUNCATE ON closing_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER closing_kept BEFORE TRUNCATE ON closing FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_kept BEFORE TRUNCATE ON invoice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_section_kept BEFORE TRUNCATE ON invoice_section FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_line_kept BEFORE TRUNCATE ON invoice_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_vat_kept BEFORE TRUNCATE ON invoice_vat FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_mention_kept BEFORE TRUNCATE ON invoice_mention FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_kept BEFORE TRUNCATE ON document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_entry_kept BEFORE TRUNCATE ON payment_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revoked_address_kept BEFORE TRUNCATE ON revoked_address FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
