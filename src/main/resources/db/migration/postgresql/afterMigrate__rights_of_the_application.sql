-- Flyway runs this as the owner of the tables at each start, after the migrations: a table that was added is covered.
-- Where the application signs in as the owner itself there is nothing to grant, and the triggers are the only lock.
DO $$
DECLARE
    application CONSTANT name := '${application}';
    -- Changed all the time, but what stands in them is never taken away.
    never_emptied CONSTANT name[] := ARRAY['invoice_series', 'journal_head', 'invoice_state', 'credit_note_draft',
        'receivable', 'payment_link', 'payment_attempt', 'payment_proposal', 'delivery'];
    entry record;
BEGIN
    IF application = current_user THEN
        RETURN;
    END IF;
    -- Two nodes that start at once would change the same rights.
    PERFORM pg_advisory_xact_lock(hashtext('encaisse rights'));
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), application);
    FOR entry IN
        SELECT relname AS name,
               CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
               -- What is legally final is what has the trigger that says so (V25.1): no second list to keep.
               CASE WHEN relkind = 'S' THEN 'USAGE'
                    WHEN EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = relname || '_final')
                    THEN 'SELECT, INSERT'
                    WHEN relname = ANY (never_emptied) THEN 'SELECT, INSERT, UPDATE'
                    ELSE 'SELECT, INSERT, UPDATE, DELETE' END AS rights
        FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'S')
          AND relname <> 'flyway_schema_history'
          -- Somebody else's table in our schema is somebody else's to give.
          AND pg_has_role(relowner, 'USAGE')
    LOOP
        EXECUTE format('REVOKE ALL ON %s %I FROM %I', entry.kind, entry.name, application);
        EXECUTE format('GRANT %s ON %s %I TO %I', entry.rights, entry.kind, entry.name, application);
    END LOOP;
END
$$;
