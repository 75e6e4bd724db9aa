-- The legal interest rate between professionals, by half-year (order of the minister of economy, published each half-year).
CREATE TABLE legal_interest_rate (
    valid_from DATE          NOT NULL PRIMARY KEY,
    percent    NUMERIC(5, 2) NOT NULL
);
INSERT INTO legal_interest_rate (valid_from, percent) VALUES (DATE '2025-07-01', 2.76), (DATE '2026-01-01', 2.62);

-- {taux} is three times the rate known last, with the half-year it belongs to.
UPDATE legal_text
SET wording = 'En cas de retard de paiement, une pénalité égale à trois fois le taux d’intérêt légal ({taux}) est exigible dès le lendemain de la date d’échéance, sans qu’un rappel soit nécessaire (art. L441-10 du Code de commerce).'
WHERE code = 'LATE_PENALTY'
  AND wording = 'En cas de retard de paiement, une pénalité égale à trois fois le taux d’intérêt légal est exigible dès le lendemain de la date d’échéance, sans qu’un rappel soit nécessaire (art. L441-10 du Code de commerce).';
