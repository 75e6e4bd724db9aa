-- The VAT that can be put on an invoice, by the day of the service or delivery (CGI art. 269). Rows of one code follow each
-- other: what is sold under one takes the next from its day on. In force from the first to the last day, both included; no
-- last day means until further notice. category: UNCL 5305; words: French and English.
CREATE TABLE vat_rate (
    code        VARCHAR(50)   NOT NULL,
    valid_from  DATE          NOT NULL,
    valid_until DATE,
    category    VARCHAR(2)    NOT NULL,
    percent     NUMERIC(5, 2) NOT NULL,
    region      VARCHAR(20)   NOT NULL,
    french      VARCHAR(100)  NOT NULL,
    english     VARCHAR(100)  NOT NULL,
    PRIMARY KEY (code, valid_from)
);

-- CGI art. 278, 279, 278-0 bis and 281 quater to 281 nonies; 297 (Corsica) and 296 (Guadeloupe, Martinique, Réunion) where
-- they differ. 20 % and 10 % came on 1 January 2014 (BOI-TVA-LIQ-50); the others are older, but nothing older than ten years
-- is invoiced.
INSERT INTO vat_rate (code, valid_from, category, percent, region, french, english) VALUES
('NORMAL',             DATE '2014-01-01', 'S', 20,   'MAINLAND', 'taux normal', 'standard rate'),
('INTERMEDIATE',       DATE '2014-01-01', 'S', 10,   'MAINLAND', 'taux intermédiaire', 'intermediate rate'),
('REDUCED',            DATE '2014-01-01', 'S', 5.5,  'MAINLAND', 'taux réduit', 'reduced rate'),
('PARTICULAR',         DATE '2014-01-01', 'S', 2.1,  'MAINLAND', 'taux particulier', 'special rate'),
('EXEMPT',             DATE '2014-01-01', 'E', 0,    'MAINLAND', 'Exonéré', 'Exempt'),
('REVERSE_CHARGE',     DATE '2014-01-01', 'AE', 0,   'MAINLAND', 'Autoliquidation', 'Reverse charge'),
('CORSICA_FUEL',       DATE '2014-01-01', 'S', 13,   'CORSICA',  'produits pétroliers', 'petroleum products'),
('CORSICA_PARTICULAR', DATE '2014-01-01', 'S', 0.9,  'CORSICA',  'taux particulier', 'special rate'),
('OVERSEAS_NORMAL',    DATE '2014-01-01', 'S', 8.5,  'OVERSEAS', 'taux normal', 'standard rate'),
('OVERSEAS_LIVESTOCK', DATE '2014-01-01', 'S', 1.75, 'OVERSEAS', 'animaux vivants', 'livestock'),
('OVERSEAS_PRESS',     DATE '2014-01-01', 'S', 1.05, 'OVERSEAS', 'presse et spectacles', 'press and shows');
