package fr.encaisse.catalogue.web;

import fr.encaisse.catalogue.Product;
import fr.encaisse.catalogue.ProductKind;
import fr.encaisse.catalogue.TypedProduct;
import fr.encaisse.catalogue.Vat;
import fr.encaisse.issuer.LegalVat;
import fr.encaisse.issuer.VatLaw;
import fr.encaisse.issuer.VatRates;
import fr.encaisse.issuer.VatRegion;
import fr.encaisse.shared.Display;
import fr.encaisse.shared.Unit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A product as its form shows and sends it. VAT is one choice there: {@code S 5.5}, {@code E 0}, {@code AE 0}. */
@Component
class ProductForm {

    private final VatRates vatRates;
    private final MessageSource messages;

    ProductForm(VatRates vatRates, MessageSource messages) {
        this.vatRates = vatRates;
        this.messages = messages;
    }

    static Map<String, String> empty() {
        return Map.of("kind", "SERVICE", "unit", Unit.PIECE.code());
    }

    static Map<String, String> of(Product product, Locale locale) {
        return Map.of(
                "reference", product.reference(),
                "name", product.name(),
                "description", product.description(),
                "kind", product.kind().name(),
                "unit", product.unit().code(),
                "unitPrice", price(product, locale),
                "vat", value(new Vat(product.vatCategory(), product.vatRate())));
    }

    static TypedProduct typed(Map<String, String> form) {
        String[] vat = form.getOrDefault("vat", "").strip().split(" ", 2);
        return new TypedProduct(
                form.get("reference"),
                form.get("name"),
                form.get("description"),
                form.get("kind"),
                form.get("unit"),
                form.get("unitPrice"),
                vat[0],
                vat.length > 1 ? vat[1] : "");
    }

    /** Category and rate are one choice here. */
    static String place(String field) {
        return field.startsWith("vat") ? "vat" : field;
    }

    /** Everything that the choices offer; what is kept of a product is among them even if nobody could choose it today. */
    Map<String, Map<String, String>> choices(Map<String, String> form, Locale locale) {
        Map<String, String> kinds = new LinkedHashMap<>();
        Arrays.stream(ProductKind.values())
                .forEach(kind -> kinds.put(kind.name(), say("catalogue.kind." + kind, locale)));
        Map<String, String> units = new LinkedHashMap<>();
        Arrays.stream(Unit.values()).forEach(unit -> units.put(unit.code(), unit(unit, locale)));
        Map<String, String> vat = new LinkedHashMap<>();
        vatRates.today()
                .inForce()
                .forEach(one -> vat.put(value(new Vat(one.category(), one.rate())), offered(one, locale)));
        String kept = form.getOrDefault("vat", "");
        if (!kept.isBlank()) {
            vat.putIfAbsent(kept, say("catalogue.vat.over", locale, kept.replaceFirst("^\\S* ", "")));
        }
        Map<String, Map<String, String>> choices = new HashMap<>();
        choices.put("kind", kinds);
        choices.put("unit", units);
        choices.put("vat", vat);
        return choices;
    }

    /** A product's VAT in a word. @param law today's */
    static String vat(Product product, VatLaw law, Locale locale) {
        return law.find(product.vatCategory(), product.vatRate())
                .filter(one -> !one.isCharged())
                .map(one -> one.words(locale))
                .orElseGet(() -> Display.rate(product.vatRate(), locale));
    }

    private String offered(LegalVat one, Locale locale) {
        if (!one.isCharged()) {
            return one.words(locale);
        }
        String region = one.region() == VatRegion.MAINLAND ? "" : say("issuer.vat." + one.region(), locale) + ", ";
        return Display.rate(one.rate(), locale) + " (" + region + one.words(locale) + ")";
    }

    private String unit(Unit unit, Locale locale) {
        return say("catalogue.unit." + unit.code(), locale) + " (" + say(unit.messageKey(), locale) + ")";
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private static String value(Vat vat) {
        return vat.category() + " " + vat.rate();
    }

    /** As people type it: without the currency. */
    private static String price(Product product, Locale locale) {
        String plain = product.unitPrice().toPlainString();
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? plain : plain.replace('.', ',');
    }
}
