-- One row: an installation serves one company.
CREATE TABLE issuer (
    id            INTEGER      NOT NULL PRIMARY KEY CHECK (id = 1),
    name          VARCHAR(100) NOT NULL,
    legal_form    VARCHAR(100) NOT NULL,
    capital       VARCHAR(50)  NOT NULL,
    street        VARCHAR(200) NOT NULL,
    complement    VARCHAR(200) NOT NULL,
    postcode      VARCHAR(20)  NOT NULL,
    city          VARCHAR(200) NOT NULL,
    country       VARCHAR(2)   NOT NULL,
    siren         VARCHAR(9)   NOT NULL,
    siret         VARCHAR(14)  NOT NULL,
    registration  VARCHAR(200) NOT NULL,
    vat_number    VARCHAR(20)  NOT NULL,
    email         VARCHAR(254) NOT NULL,
    phone         VARCHAR(30)  NOT NULL,
    regime        VARCHAR(20)  NOT NULL,
    vat_on_debits BOOLEAN      NOT NULL
);

-- holder: the exact name the bank knows, checked by the payer's bank (verification of payee).
CREATE TABLE collection_account (
    id        UUID         NOT NULL PRIMARY KEY,
    label     VARCHAR(100) NOT NULL,
    iban      VARCHAR(34)  NOT NULL UNIQUE,
    bic       VARCHAR(11)  NOT NULL,
    holder    VARCHAR(140) NOT NULL,
    preferred BOOLEAN      NOT NULL,
    active    BOOLEAN      NOT NULL
);

-- In force from the first to the last day, both included; no last day means until further notice.
CREATE TABLE legal_text (
    code        VARCHAR(50)   NOT NULL,
    valid_from  DATE          NOT NULL,
    valid_until DATE,
    wording     VARCHAR(1000) NOT NULL,
    PRIMARY KEY (code, valid_from)
);

-- C. com. L441-9 and L441-10 (in this numbering since 26 April 2019), D441-5; between professionals only.
INSERT INTO legal_text (code, valid_from, valid_until, wording) VALUES
('LATE_PENALTY', '2019-04-26', NULL,
 'En cas de retard de paiement, une pénalité égale à trois fois le taux d’intérêt légal est exigible dès le lendemain de la date d’échéance, sans qu’un rappel soit nécessaire (art. L441-10 du Code de commerce).'),
('RECOVERY_FEE', '2019-04-26', NULL,
 'Tout retard de paiement donne lieu de plein droit à une indemnité forfaitaire pour frais de recouvrement de 40 € (art. D441-5 du Code de commerce).'),
('EARLY_PAYMENT_DISCOUNT', '2019-04-26', NULL, 'Pas d’escompte pour paiement anticipé.');

-- CGI annex II art. 242 nonies A, with the mentions of decree 2022-1299 (in force since 9 October 2022).
INSERT INTO legal_text (code, valid_from, valid_until, wording) VALUES
('VAT_ON_DEBITS', '2022-10-09', NULL, 'Option pour le paiement de la taxe d’après les débits'),
('CATEGORY_GOODS', '2022-10-09', NULL, 'Catégorie de l’opération : livraison de biens'),
('CATEGORY_SERVICES', '2022-10-09', NULL, 'Catégorie de l’opération : prestation de services'),
('CATEGORY_MIXED', '2022-10-09', NULL, 'Catégorie de l’opération : livraison de biens et prestation de services'),
('REVERSE_CHARGE', '2013-01-01', NULL, 'Autoliquidation');

-- VAT law stands in the CIBS since 1 September 2026 (ordinance 2025-1247); references to the CGI are accepted until
-- 31 December 2027. No official new wording is known; one vendor proposes « TVA non applicable, art. L. 223 et s. du
-- CIBS ». Once an accountant confirms it: close this row on 2027-12-31 and add the new one from 2028-01-01.
INSERT INTO legal_text (code, valid_from, valid_until, wording) VALUES
('VAT_FRANCHISE', '2013-01-01', NULL, 'TVA non applicable, art. 293 B du CGI');
