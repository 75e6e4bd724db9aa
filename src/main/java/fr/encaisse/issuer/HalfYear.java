package fr.encaisse.issuer;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** January to June (1) or July to December (2) of a year, as the legal interest rate is set. */
public record HalfYear(int year, int half) implements Comparable<HalfYear> {

    private static final Pattern TEXT = Pattern.compile("(\\d{4})-S([12])");

    static HalfYear of(LocalDate day) {
        return new HalfYear(day.getYear(), day.getMonthValue() < 7 ? 1 : 2);
    }

    /** From the form {@code 2026-S2}. */
    static Optional<HalfYear> parse(String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text.strip());
        return matcher.matches()
                ? Optional.of(new HalfYear(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    LocalDate firstDay() {
        return LocalDate.of(year, half == 1 ? 1 : 7, 1);
    }

    HalfYear plus(int halves) {
        return of(firstDay().plusMonths(6L * halves));
    }

    @Override
    public int compareTo(HalfYear other) {
        return firstDay().compareTo(other.firstDay());
    }

    @Override
    public String toString() {
        return year + "-S" + half;
    }
}
