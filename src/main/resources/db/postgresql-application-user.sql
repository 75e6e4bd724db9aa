-- Run once by a superuser before the application starts for the first time: who owns the tables, and who works with them.
--     psql -v owner_password=... -v application_password=... -f postgresql-application-user.sql
-- Flyway signs in as the owner, the application itself as the other one; what that one may do is granted after each
-- migration (db/migration/postgresql/afterMigrate__rights_of_the_application.sql).
CREATE ROLE encaisse_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE encaisse LOGIN PASSWORD :'application_password';
CREATE DATABASE encaisse OWNER encaisse_owner;
REVOKE ALL ON DATABASE encaisse FROM PUBLIC;
GRANT CONNECT ON DATABASE encaisse TO encaisse;
\connect encaisse
ALTER SCHEMA public OWNER TO encaisse_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
