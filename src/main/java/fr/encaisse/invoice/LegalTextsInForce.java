package fr.encaisse.invoice;

import fr.encaisse.invoice.InvoiceContent.Mention;
import fr.encaisse.invoice.reading.MentionsWriter;
import fr.encaisse.shared.FieldError;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Each mention that the law asks for has a text in force on the day of issue, reasons for not charging VAT included. */
@Component
class LegalTextsInForce implements IssueRequirement {

    @Override
    public List<Missing> missing(InvoiceContent content) {
        Set<String> printed = content.mentions().stream().map(Mention::code).collect(Collectors.toSet());
        return MentionsWriter.codes(content).stream()
                .filter(code -> !printed.contains(code))
                .map(code ->
                        new Missing(Step.DESCRIPTION, FieldError.of("mentions", "invoice.missing.legalText", code)))
                .toList();
    }
}
