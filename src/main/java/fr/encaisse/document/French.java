package fr.encaisse.document;

import fr.encaisse.invoice.Discount;
import fr.encaisse.invoice.InvoiceContent;
import fr.encaisse.invoice.InvoiceContent.Line;
import fr.encaisse.issuer.Issuer;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Money;
import fr.encaisse.shared.PostalAddress;
import fr.encaisse.shared.Quantity;
import fr.encaisse.shared.Unit;
import fr.encaisse.shared.VatRate;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Values as the document prints them: French, whatever the locale of the machine or of the reader. */
public final class French {

    private static final Locale LOCALE = Locale.FRENCH;

    private final MessageSource messages;

    French(MessageSource messages) {
        this.messages = messages;
    }

    public String money(Money money) {
        return Display.money(money, LOCALE);
    }

    public String price(BigDecimal unitPrice) {
        return Display.unitPrice(unitPrice, LOCALE);
    }

    public String quantity(Quantity quantity) {
        return Display.quantity(quantity, LOCALE);
    }

    public String unit(Unit unit) {
        return say(unit.messageKey());
    }

    public String rate(VatRate rate) {
        return Display.rate(rate, LOCALE);
    }

    /** {@code Remise 10 %}, or only its name when it was agreed in euros. */
    public String discount(Discount discount) {
        return discount.unit() == Discount.Unit.PERCENT
                ? say("document.discount.percent", Display.percent(discount.value(), LOCALE))
                : say("document.discount");
    }

    /** What is taken off a line: {@code Remise 10 % sur 125,00 € : −12,50 €}. */
    public String discount(Line line) {
        return say(
                "document.line.discount",
                discount(line.discount()),
                money(line.beforeDiscount()),
                taken(line.discount()));
    }

    /** With its minus. */
    public String taken(Discount discount) {
        return money(Money.ZERO.minus(discount.amount()));
    }

    public String day(LocalDate day) {
        return Display.day(day, LOCALE);
    }

    /** {@code 552 100 554}; what has not nine digits stays as it is. */
    public String siren(String siren) {
        return siren.replaceAll("^(\\d{3})(\\d{3})(\\d{3})$", "$1 $2 $3");
    }

    /** {@code 732 829 320 00074}. */
    public String siret(String siret) {
        return siret.replaceAll("^(\\d{3})(\\d{3})(\\d{3})(\\d{5})$", "$1 $2 $3 $4");
    }

    /** When it is due, in the words of the rule that was agreed. */
    public String due(InvoiceContent content) {
        return say("document.due." + content.paymentRule(), day(content.dueDate()));
    }

    /** The lines of an address; the country only abroad. */
    public List<String> lines(PostalAddress address) {
        String country = "FR".equals(address.country())
                ? ""
                : new Locale("", address.country()).getDisplayCountry(LOCALE).toUpperCase(LOCALE);
        return Stream.of(
                        address.street(),
                        address.complement(),
                        (address.postcode() + " " + address.city()).strip(),
                        country)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Name, legal form, capital and registration, as C. com. R123-237 wants them on each page. */
    public String legalIdentity(Issuer issuer) {
        return joined(" – ", issuer.name(), legalForm(issuer), issuer.registration());
    }

    /** {@code SARL au capital de 12 000 €}. */
    String legalForm(Issuer issuer) {
        String capital = issuer.capital().isEmpty() ? "" : say("document.capital", issuer.capital());
        return joined(" ", issuer.legalForm(), capital);
    }

    /** Below what goes on on the next page. */
    String carried() {
        return say("document.carried");
    }

    /** Above what comes from the page before. */
    String brought() {
        return say("document.brought");
    }

    /** @param payAt null when nothing can be paid there */
    String paymentMeans(URI payAt) {
        return payAt == null ? say("document.means") : say("document.means.link", payAt.toString());
    }

    String noRecoveryFee() {
        return say("document.consumer.noRecoveryFee");
    }

    String noLatePenalty() {
        return say("document.consumer.noLatePenalty");
    }

    private static String joined(String between, String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining(between));
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, LOCALE);
    }
}
