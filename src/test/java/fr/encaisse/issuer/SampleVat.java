package fr.encaisse.issuer;

import fr.encaisse.shared.VatCategory;
import fr.encaisse.shared.VatRate;
import java.time.LocalDate;
import java.util.List;

/** Stands for the table of VAT rates in tests without a database; VatRatesTest compares the two. */
public final class SampleVat {

    private static final LocalDate SINCE = LocalDate.of(2014, 1, 1);

    private SampleVat() {}

    /** The law as it is in 2026, on any day since 2014. */
    public static VatLaw on(LocalDate day) {
        return new VatLaw(
                day,
                List.of(
                        charged("20", VatRegion.MAINLAND),
                        charged("10", VatRegion.MAINLAND),
                        charged("5.5", VatRegion.MAINLAND),
                        charged("2.1", VatRegion.MAINLAND),
                        none(VatCategory.E),
                        none(VatCategory.AE),
                        charged("13", VatRegion.CORSICA),
                        charged("0.9", VatRegion.CORSICA),
                        charged("8.5", VatRegion.OVERSEAS),
                        charged("1.75", VatRegion.OVERSEAS),
                        charged("1.05", VatRegion.OVERSEAS)));
    }

    static LegalVat charged(String code, String rate, LocalDate from, LocalDate until) {
        return new LegalVat(
                code, VatCategory.S, VatRate.of(rate), VatRegion.MAINLAND, from, until, "taux " + code, code + " rate");
    }

    private static LegalVat charged(String rate, VatRegion region) {
        return new LegalVat("R" + rate, VatCategory.S, VatRate.of(rate), region, SINCE, null, rate, rate);
    }

    private static LegalVat none(VatCategory category) {
        return new LegalVat(
                category.name(), category, VatRate.ZERO, VatRegion.MAINLAND, SINCE, null, category.name(), "");
    }
}
