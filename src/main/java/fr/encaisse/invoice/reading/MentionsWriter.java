package fr.encaisse.invoice.reading;

import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.client.ClientKind;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.issuer.VatRegime;
import fr.encaisse.shared.VatCategory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which legal mentions an invoice carries, in printed order (CGI ann. II art. 242 nonies A, C. com. L441-9). */
public final class MentionsWriter {

    private MentionsWriter() {}

    /** What decides the mentions, as far as it is known. */
    record Facts(Optional<Issuer> issuer, Optional<ClientKind> buyer, Collection<Line> lines) {

        private boolean regimeIs(VatRegime regime) {
            return issuer.filter(known -> known.regime() == regime).isPresent();
        }

        private boolean hasLineOf(VatCategory category) {
            return lines.stream().anyMatch(line -> line.vatCategory() == category);
        }
    }

    /** @param texts the legal texts in force on the day of issue, by code; a mention without text is left out */
    static List<Mention> mentions(Facts facts, String freeMention, Function<String, Optional<String>> texts) {
        List<Mention> mentions = new ArrayList<>();
        codes(facts).forEach(code -> texts.apply(code).ifPresent(text -> mentions.add(new Mention(code, text))));
        if (!freeMention.isEmpty()) {
            mentions.add(new Mention(Mention.FREE, freeMention));
        }
        return List.copyOf(mentions);
    }

    /** The mentions that the law asks for. */
    public static List<String> codes(InvoiceContent content) {
        return codes(new Facts(
                Optional.of(content.issuer()), Optional.of(content.buyer().kind()), content.lines()));
    }

    static List<String> codes(Facts facts) {
        List<String> codes = new ArrayList<>();
        category(facts.lines()).ifPresent(codes::add);
        if (facts.buyer().filter(ClientKind.COMPANY::equals).isPresent()) {
            // Between professionals only: the 40 € may not even be printed for a consumer (D441-5).
            codes.add("LATE_PENALTY");
            codes.add("RECOVERY_FEE");
        }
        codes.add("EARLY_PAYMENT_DISCOUNT");
        if (facts.regimeIs(VatRegime.STANDARD) && facts.issuer().orElseThrow().vatOnDebits()) {
            codes.add("VAT_ON_DEBITS");
        }
        if (facts.regimeIs(VatRegime.FRANCHISE)) {
            codes.add("VAT_FRANCHISE");
        } else if (facts.hasLineOf(VatCategory.E)) {
            codes.add("VAT_EXEMPT");
        }
        if (facts.hasLineOf(VatCategory.AE)) {
            codes.add("REVERSE_CHARGE");
        }
        return codes;
    }

    /** Category of the operation (decree 2022-1299); unknown while there are no lines. */
    private static Optional<String> category(Collection<Line> lines) {
        Set<ProductKind> kinds = EnumSet.noneOf(ProductKind.class);
        lines.forEach(line -> kinds.add(line.kind()));
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        if (kinds.size() > 1) {
            return Optional.of("CATEGORY_MIXED");
        }
        return Optional.of(kinds.contains(ProductKind.GOODS) ? "CATEGORY_GOODS" : "CATEGORY_SERVICES");
    }
}
