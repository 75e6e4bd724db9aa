package fr.encaisse.document;

import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.invoice.InvoiceContent.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** The words of our page for those who lay an invoice out by themselves; formatted anew for each document, as we do. */
final class Wording {

    private final MessageSource messages;
    private final French french;

    Wording(MessageSource messages) {
        this.messages = messages;
        french = new French(messages);
    }

    /**
     * @param from name, address, telephone and mail of the issuer, and where the goods go
     * @param dates heads and values of the line below the addresses
     * @param vat and sums: rows of the tables below the lines
     */
    record Words(
            String number,
            List<String> from,
            List<String> delivery,
            List<String> to,
            String ids,
            List<List<String>> dates,
            String title,
            String description,
            List<String> heads,
            List<Row> rows,
            List<List<String>> vat,
            List<List<String>> sums,
            String due,
            List<String> scan,
            List<String> account,
            List<String> mentions,
            String legal,
            String folio,
            String payAt) {}

    /** A row of the table; for a section's title only the name, for a subtotal only name and net. */
    record Row(
            Kind kind,
            String reference,
            String name,
            String detail,
            String quantity,
            String unit,
            String price,
            String rate,
            String net) {

        enum Kind {
            SECTION,
            LINE,
            SUBTOTAL
        }
    }

    Words of(LegalDocument document) {
        InvoiceContent i = document.content();
        PrintedInvoice page = new PrintedInvoice(document, HouseStyle.PLAIN);
        List<String> delivery = new ArrayList<>(List.of(say("delivery")));
        delivery.addAll(french.lines(i.buyer().deliveryAddress()));
        return new Words(
                say("invoice") + " " + i.number(),
                filled(
                        List.of(i.issuer().name()),
                        french.lines(i.issuer().address()),
                        List.of(i.issuer().phone(), i.issuer().email())),
                delivery,
                filled(
                        List.of(
                                say("buyer"),
                                i.buyer().name(),
                                say("contact", i.buyer().contactName())),
                        french.lines(i.buyer().billingAddress()),
                        List.of()),
                say("siren", french.siren(i.buyer().siren())) + " · "
                        + say("vatNumber", i.buyer().vatNumber()),
                List.of(
                        Stream.of("issued", "service", "dueDate", "order", "toPay")
                                .map(this::say)
                                .toList(),
                        List.of(
                                french.day(i.issueDate()),
                                french.day(i.serviceDate()),
                                french.day(i.dueDate()),
                                i.orderReference(),
                                french.money(i.totals().gross()))),
                i.title(),
                i.description(),
                Stream.of("reference", "name", "quantity", "unit", "price", "rate", "net")
                        .map(head -> say("line." + head))
                        .toList(),
                rows(page),
                vat(i),
                List.of(
                        List.of(say("total.net"), french.money(i.totals().net())),
                        List.of(say("total.vat"), french.money(i.totals().vatTotal())),
                        List.of(say("toPay"), french.money(i.totals().gross()))),
                french.due(i),
                List.of(say("scan"), say("scan.how"), say("link.before") + " " + say("link")),
                List.of(
                        say("account.holder"),
                        i.account().holder(),
                        say("account.reference"),
                        i.number(),
                        "IBAN",
                        i.account().iban().grouped(),
                        "BIC",
                        i.account().bic()),
                page.mentions().stream().map(Mention::text).toList(),
                french.legalIdentity(i.issuer()) + "\n"
                        + say("siret", french.siret(i.issuer().siret())) + " – "
                        + say("issuerVatNumber", i.issuer().vatNumber()),
                say("title", i.number()) + " · " + say("page") + " ",
                document.payAt().toString());
    }

    private List<Row> rows(PrintedInvoice page) {
        List<Row> rows = new ArrayList<>();
        for (LineGroup group : page.groups()) {
            if (group.title() != null) {
                rows.add(new Row(Row.Kind.SECTION, "", group.title(), "", "", "", "", "", ""));
            }
            group.lines().forEach(line -> rows.add(row(line)));
            if (group.subtotal() != null) {
                String of = say("subtotal.of", group.of());
                rows.add(new Row(Row.Kind.SUBTOTAL, "", of, "", "", "", "", "", french.money(group.subtotal())));
            }
        }
        return rows;
    }

    private Row row(Line line) {
        return new Row(
                Row.Kind.LINE,
                line.reference(),
                line.name(),
                line.description(),
                french.quantity(line.quantity()),
                french.unit(line.unit()),
                french.price(line.unitPrice()),
                french.rate(line.vatRate()),
                french.money(line.net()));
    }

    private List<List<String>> vat(InvoiceContent i) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.of("vat.rate", "vat.base", "vat.amount").map(this::say).toList());
        i.totals()
                .vat()
                .forEach(vat ->
                        rows.add(List.of(french.rate(vat.rate()), french.money(vat.base()), french.money(vat.vat()))));
        return rows;
    }

    @SafeVarargs
    private static List<String> filled(List<String>... texts) {
        return Stream.of(texts)
                .flatMap(List::stream)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** One column of a table as lines of text. */
    static String column(List<List<String>> rows, int column) {
        Function<List<String>, String> cell = row -> row.get(column);
        return rows.stream().map(cell).collect(Collectors.joining("\n"));
    }

    private String say(String key, Object... args) {
        return messages.getMessage("document." + key, args, Locale.FRENCH);
    }

    private String say(String key) {
        return say(key, new Object[0]);
    }
}
