package fr.encaisse.proof;

import fr.encaisse.proof.ClosingFile.NotAClosing;
import fr.encaisse.proof.Evidence.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares closings, those in the database and those that were kept outside, with the journal of today. */
final class ClosingCheck {

    private final Report report;
    private final Optional<String> trustedKey;
    private final List<Source> closings = new ArrayList<>();

    /** @param trustedKey public key that the company has told; without it the key has to be in the journal */
    ClosingCheck(Report report, Optional<String> trustedKey) {
        this.report = report;
        this.trustedKey = trustedKey;
    }

    /** @param name of the file; what is in the database is called by its month */
    private record Source(String name, boolean outside, String file, Closing closing) {}

    void add(String name, boolean outside, String file) {
        try {
            Closing closing = ClosingFile.read(file);
            closings.add(new Source(name, outside, file, closing));
            if (!ClosingFile.isSigned(file)) {
                report.fault("closing.badSignature", name);
            }
        } catch (NotAClosing unreadable) {
            report.fault("closing.unreadable", name);
        }
    }

    /** The entries up to which totals are needed. */
    Set<Long> marks() {
        Set<Long> marks = new TreeSet<>();
        closings.forEach(source -> {
            marks.add(source.closing().from() - 1);
            marks.add(source.closing().to());
        });
        return marks;
    }

    /** @return how many came from outside */
    long compare(Evidence evidence) {
        closings.forEach(source -> compare(source, evidence));
        compareWithEachOther();
        return closings.stream().filter(Source::outside).count();
    }

    private void compare(Source source, Evidence evidence) {
        Closing closing = source.closing();
        boolean known =
                trustedKey.map(closing.publicKey()::equals).orElseGet(() -> evidence.knowsKey(closing.publicKey()));
        if (!known) {
            report.fault("closing.unknownKey", source.name());
        }
        Mark end = evidence.upTo(closing.to());
        Mark before = evidence.upTo(closing.from() - 1);
        if (end == null || before == null) {
            report.fault(
                    "closing.truncated",
                    source.name(),
                    closing.to(),
                    evidence.last().seq());
        } else if (!end.hash().equals(closing.lastHash())) {
            report.fault("closing.otherEntry", source.name(), closing.to());
        } else if (!end.totals().equals(closing.sinceBeginning())
                || !before.totals().plus(closing.ofMonth()).equals(end.totals())) {
            report.fault("closing.otherTotals", source.name());
        }
    }

    /** What lies outside has to be what the database has for that month, and each file names the one before. */
    private void compareWithEachOther() {
        Map<String, String> inside = new HashMap<>();
        closings.stream()
                .filter(source -> !source.outside())
                .forEach(source -> inside.put(source.closing().month().toString(), source.file()));
        for (Source source : closings) {
            String kept = inside.get(source.closing().month().toString());
            if (source.outside() && !source.file().equals(kept)) {
                report.fault(kept == null ? "closing.removed" : "closing.other", source.name());
            }
            String previous = inside.get(source.closing().month().minusMonths(1).toString());
            String named = source.closing().previous();
            boolean first = named.equals(Closing.NO_PREVIOUS);
            if (first
                    ? previous != null
                    : previous == null || !ClosingFile.sha256(previous).equals(named)) {
                report.fault("closing.previous", source.name());
            }
        }
    }
}
