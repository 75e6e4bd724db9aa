package fr.encaisse.issuer;

import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The VAT of one day.
 *
 * @param known what is known of all times, in the order in which it is offered
 */
public record VatLaw(LocalDate day, List<LegalVat> known) {

    public List<LegalVat> inForce() {
        return known.stream().filter(one -> one.isInForceOn(day)).toList();
    }

    /** Rates that charge something. */
    public List<VatRate> rates() {
        return inForce().stream()
                .filter(LegalVat::isCharged)
                .map(LegalVat::rate)
                .toList();
    }

    /** Empty when it is not in force. */
    public Optional<LegalVat> find(VatCategory category, VatRate rate) {
        return inForce().stream()
                .filter(one -> one.category() == category && one.rate().equals(rate))
                .findFirst();
    }

    /** What a rate of another day is on this one: that of the same code; itself when nothing came before or after it. */
    public VatRate inPlaceOf(VatRate rate) {
        return find(VatCategory.S, rate)
                .or(() -> known.stream()
                        .filter(one -> one.isCharged() && one.rate().equals(rate))
                        .max(Comparator.comparing(LegalVat::from))
                        .flatMap(one -> inForce(one.code())))
                .map(LegalVat::rate)
                .orElse(rate);
    }

    private Optional<LegalVat> inForce(String code) {
        return inForce().stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
