-- A prefix is a range of words only in the order of their bytes.
ALTER TABLE client_word ALTER COLUMN word TYPE VARCHAR(40) COLLATE "C";
