-- References are told apart whatever their case; two that differ in it only may stand in older data, so no constraint.
ALTER TABLE product ADD COLUMN reference_key VARCHAR(200);
UPDATE product SET reference_key = LOWER(reference);
ALTER TABLE product ALTER COLUMN reference_key SET NOT NULL;
CREATE INDEX product_by_reference_key ON product (reference_key);

ALTER TABLE issuer ADD COLUMN version INTEGER DEFAULT 1 NOT NULL;

-- A new account, or another holder of a known one, is proposed by one person and confirmed by another (four eyes).
ALTER TABLE collection_account ADD COLUMN state VARCHAR(20);
UPDATE collection_account SET state = CASE WHEN active THEN 'ACTIVE' ELSE 'INACTIVE' END;
ALTER TABLE collection_account ALTER COLUMN state SET NOT NULL;
ALTER TABLE collection_account DROP COLUMN active;
ALTER TABLE collection_account ADD COLUMN proposed_holder VARCHAR(140);
ALTER TABLE collection_account ADD COLUMN proposed_by VARCHAR(255);
ALTER TABLE collection_account ADD COLUMN proposed_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE collection_account ADD COLUMN confirmed_by VARCHAR(255);
ALTER TABLE collection_account ADD COLUMN confirmed_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE collection_account ADD COLUMN version INTEGER DEFAULT 1 NOT NULL;

-- CGI ann. II art. 242 nonies A, 12°: any mention that says that an exemption applies. A product that needs a more
-- precise one says so in its description.
INSERT INTO legal_text (code, valid_from, valid_until, wording) VALUES
('VAT_EXEMPT', '2013-01-01', NULL, 'Exonération de TVA, art. 261 à 261 E du CGI');
