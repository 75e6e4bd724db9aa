package fr.encaisse.shared;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as people type them in French or English: comma or point, with or without grouping spaces. */
public final class TypedNumber {

    private static final Pattern ACCEPTED = Pattern.compile("-?\\d{1,12}([.,]\\d{1,6})?");

    private TypedNumber() {}

    /** @throws InvalidInput on the field when it is not one plain number */
    public static BigDecimal parse(String typed, String field, String messageKey) {
        String compact = typed == null ? "" : typed.replaceAll("[\\s\\u00A0\\u202F]", "");
        if (!ACCEPTED.matcher(compact).matches()) {
            throw new InvalidInput(field, messageKey);
        }
        return new BigDecimal(compact.replace(',', '.'));
    }
}
