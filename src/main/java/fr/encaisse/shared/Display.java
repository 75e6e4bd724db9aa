package fr.encaisse.shared;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Amounts, numbers and days as people read them. French groups with U+00A0: the JDK's U+202F is missing in many fonts
 * and so thin that 14 170 reads 14170.
 */
public final class Display {

    private static final char NO_BREAK_SPACE = '\u00A0';
    /** Screen readers pass over the hyphen that the JDK writes. */
    private static final char MINUS = '\u2212';

    private Display() {}

    /** {@code 1 234,50 €}, {@code €1,234.50}, {@code −€5.00}. */
    public static String money(Money money, Locale locale) {
        return euros("#,##0.00", money.amount(), locale);
    }

    /** A unit price: at least two decimals, at most six. */
    public static String unitPrice(BigDecimal price, Locale locale) {
        return euros("#,##0.00####", price, locale);
    }

    /** A unit price as one would type it: {@code 1234,50}. */
    public static String typedPrice(BigDecimal price, Locale locale) {
        return format("0.00####", price, locale);
    }

    /** A rate as one would type it: {@code 5,5}. */
    public static String typedRate(VatRate rate, Locale locale) {
        return format("0.##", rate.percent(), locale);
    }

    public static String quantity(Quantity quantity, Locale locale) {
        return format("#,##0.####", quantity.value(), locale);
    }

    /** A quantity as one would type it: {@code 1250,5}. */
    public static String typedQuantity(Quantity quantity, Locale locale) {
        return format("0.####", quantity.value(), locale);
    }

    /** {@code 5,5 %}, {@code 5.5%}. */
    public static String rate(VatRate rate, Locale locale) {
        return percent(rate.percent(), locale);
    }

    /** {@code 2,5 %}, {@code 2.5%}. */
    public static String percent(BigDecimal percent, Locale locale) {
        String number = format("0.##", percent, locale);
        return isFrench(locale) ? number + NO_BREAK_SPACE + "%" : number + "%";
    }

    /** {@code 22 novembre 2026}, {@code 1er décembre 2026}, {@code November 22, 2026}. */
    public static String day(LocalDate day, Locale locale) {
        String text = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(isFrench(locale) ? Locale.FRANCE : locale)
                .format(day);
        return isFrench(locale) && day.getDayOfMonth() == 1 ? text.replaceFirst("^1 ", "1er ") : text;
    }

    /** With the day of the week: {@code mardi 22 décembre 2026}, {@code Tuesday, December 22, 2026}. */
    public static String fullDay(LocalDate day, Locale locale) {
        String text = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(isFrench(locale) ? Locale.FRANCE : locale)
                .format(day);
        return isFrench(locale) && day.getDayOfMonth() == 1 ? text.replaceFirst(" 1 ", " 1er ") : text;
    }

    /** {@code novembre 2026}, {@code November 2026}. */
    public static String month(YearMonth month, Locale locale) {
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", isFrench(locale) ? Locale.FRANCE : locale));
    }

    private static String euros(String pattern, BigDecimal value, Locale locale) {
        if (isFrench(locale)) {
            return format(pattern, value, locale) + NO_BREAK_SPACE + "€";
        }
        return (value.signum() < 0 ? String.valueOf(MINUS) : "") + "€" + format(pattern, value.abs(), locale);
    }

    private static String format(String pattern, BigDecimal value, Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(isFrench(locale) ? Locale.FRANCE : locale);
        symbols.setMinusSign(MINUS);
        if (isFrench(locale)) {
            symbols.setGroupingSeparator(NO_BREAK_SPACE);
        }
        return new DecimalFormat(pattern, symbols).format(value);
    }

    private static boolean isFrench(Locale locale) {
        return !Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }
}
