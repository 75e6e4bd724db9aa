package fr.encaisse.issuer;

import fr.encaisse.shared.Findings;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.TypedNumber;
import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of one VAT rate.
 *
 * @param from the day on which what was in force is over
 * @param follows what is in force from then on; empty when the rate ends
 */
record VatChange(String code, LocalDate from, Optional<LegalVat> follows) {

    private static final int WORDS = 100;

    /**
     * All that is wrong is said at once.
     *
     * @throws InvalidInput with the names of {@link TypedVat}'s components
     */
    static VatChange read(TypedVat typed, VatLaw today) {
        Findings findings = new Findings();
        Optional<LocalDate> from = findings.read("", () -> day(typed.from(), today.day()));
        Optional<LegalVat> rate = findings.read("", () -> rate(typed, today.known(), findings));
        boolean ends = Findings.isBlank(typed.percent()) && !VatRates.NEW.equals(typed.code());
        Optional<VatRate> percent = ends ? Optional.empty() : findings.read("", () -> percent(typed.percent()));
        findings.refuseIfAny();
        Optional<LegalVat> follows =
                percent.map(one -> follows(rate.orElseThrow(), one, from.orElseThrow(), today.known()));
        follows.ifPresent(one -> requireUnlike(one, today.known()));
        return new VatChange(rate.orElseThrow().code(), from.orElseThrow(), follows);
    }

    private static LegalVat follows(LegalVat rate, VatRate percent, LocalDate from, List<LegalVat> known) {
        LocalDate until = dayBeforeNext(rate.code(), from, known);
        return new LegalVat(
                rate.code(), VatCategory.S, percent, rate.region(), from, until, rate.french(), rate.english());
    }

    /** The past has been invoiced. */
    private static LocalDate day(String typed, LocalDate today) {
        return new Findings()
                .day("from", typed)
                .filter(day -> !day.isBefore(today) && day.isBefore(today.plusYears(20)))
                .orElseThrow(() -> new InvalidInput("from", "issuer.text.from"));
    }

    /** Its code, region and words; its percentage and days are another's. */
    private static LegalVat rate(TypedVat typed, List<LegalVat> known, Findings findings) {
        if (VatRates.NEW.equals(typed.code())) {
            return newRate(typed, known, findings);
        }
        return known.stream()
                .filter(one -> one.isCharged() && one.code().equals(typed.code()))
                .max(Comparator.comparing(LegalVat::from))
                .orElseThrow(() -> new InvalidInput("code", "issuer.vat.code"));
    }

    private static LegalVat newRate(TypedVat typed, List<LegalVat> known, Findings findings) {
        Optional<VatRegion> region = Arrays.stream(VatRegion.values())
                .filter(one -> one.name().equals(typed.region()))
                .findFirst();
        if (region.isEmpty()) {
            findings.add("region", "issuer.vat.region");
        }
        String french = findings.required("french", typed.french(), WORDS);
        String english = findings.required("english", typed.english(), WORDS);
        String code = code(region.orElse(VatRegion.MAINLAND), english);
        if (known.stream().anyMatch(one -> one.code().equals(code))) {
            findings.add("english", "issuer.vat.known");
        }
        return new LegalVat(
                code, VatCategory.S, VatRate.ZERO, region.orElse(VatRegion.MAINLAND), null, null, french, english);
    }

    private static String code(VatRegion region, String english) {
        String code = (region + "_" + PlainText.searchable(english).replace(' ', '_')).toUpperCase(Locale.ROOT);
        return code.substring(0, Math.min(50, code.length()));
    }

    private static VatRate percent(String typed) {
        BigDecimal percent = TypedNumber.parse(typed, "percent", "issuer.vat.percent");
        if (percent.signum() <= 0
                || percent.compareTo(BigDecimal.valueOf(100)) > 0
                || percent.stripTrailingZeros().scale() > 2) {
            throw new InvalidInput("percent", "issuer.vat.percent");
        }
        return new VatRate(percent);
    }

    private static LocalDate dayBeforeNext(String code, LocalDate from, List<LegalVat> known) {
        return known.stream()
                .filter(one -> one.code().equals(code) && one.from().isAfter(from))
                .map(LegalVat::from)
                .min(Comparator.naturalOrder())
                .map(next -> next.minusDays(1))
                .orElse(null);
    }

    /** A percentage names one rate at a time, so that it can be told what it becomes. */
    private static void requireUnlike(LegalVat follows, List<LegalVat> known) {
        boolean taken = known.stream()
                .filter(one -> one.isCharged() && !one.code().equals(follows.code()))
                .filter(one -> one.rate().equals(follows.rate()))
                .anyMatch(one -> !one.isOverOn(follows.from())
                        && (follows.until() == null || !one.from().isAfter(follows.until())));
        if (taken) {
            throw new InvalidInput("percent", "issuer.vat.taken");
        }
    }
}
