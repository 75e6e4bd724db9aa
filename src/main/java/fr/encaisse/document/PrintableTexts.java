package fr.encaisse.document;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Buyer;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.InvoiceContent.Section;
import fr.encaisse.invoice.IssueRequirement;
import fr.encaisse.invoice.Step;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Each character can be printed: no document goes out with an empty box where a word should be. */
@Component
class PrintableTexts implements IssueRequirement {

    private final DocumentFonts fonts;

    PrintableTexts(DocumentFonts fonts) {
        this.fonts = fonts;
    }

    @Override
    public List<Missing> missing(InvoiceContent content) {
        List<Missing> missing = new ArrayList<>();
        check(null, issuer(content.issuer()), missing);
        check(Step.CLIENT, buyer(content.buyer()), missing);
        check(
                Step.DESCRIPTION,
                Stream.concat(
                        Stream.of(content.title(), content.description(), content.orderReference()),
                        content.mentions().stream().map(Mention::text)),
                missing);
        check(
                Step.PRODUCTS,
                Stream.concat(
                        content.sections().stream().map(Section::title),
                        content.lines().stream().flatMap(PrintableTexts::line)),
                missing);
        check(Step.PAYMENT_TERMS, Stream.of(content.account().holder()), missing);
        return missing;
    }

    /** @param step null where no step mends it */
    private void check(Step step, Stream<String> texts, List<Missing> missing) {
        String unprintable = fonts.unprintable(texts.collect(Collectors.joining()));
        if (!unprintable.isEmpty()) {
            String messageKey = step == null ? "document.unprintable.issuer" : "document.unprintable";
            missing.add(new Missing(step, FieldError.of("", messageKey, unprintable)));
        }
    }

    private static Stream<String> issuer(Issuer issuer) {
        return Stream.of(
                issuer.name(),
                issuer.legalForm(),
                issuer.capital(),
                issuer.address().toString(),
                issuer.registration(),
                issuer.phone(),
                issuer.email());
    }

    private static Stream<String> buyer(Buyer buyer) {
        return Stream.concat(
                Stream.of(buyer.name(), buyer.contactName()),
                Stream.of(buyer.billingAddress(), buyer.deliveryAddress()).map(PostalAddress::toString));
    }

    private static Stream<String> line(Line line) {
        return Stream.of(line.reference(), line.name(), line.description());
    }
}
