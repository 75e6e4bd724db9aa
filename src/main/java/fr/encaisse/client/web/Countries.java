package fr.encaisse.client.web;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The countries of the world in the reader's language, France first; forms ask for them as {@code @countries}. */
@Component
public class Countries {

    private static final String FRANCE = "FR";

    private final Map<Locale, List<Country>> known = new ConcurrentHashMap<>();

    /** @param code ISO 3166-1 alpha-2 */
    public record Country(String code, String name) {}

    public List<Country> all() {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals("en");
        return known.computeIfAbsent(english ? Locale.ENGLISH : Locale.FRENCH, Countries::in);
    }

    public String name(String code) {
        return all().stream()
                .filter(country -> country.code().equals(code))
                .map(Country::name)
                .findFirst()
                .orElse(code);
    }

    private static List<Country> in(Locale language) {
        Comparator<Country> byName = Comparator.comparing(Country::name, Collator.getInstance(language));
        Stream<Country> others = Arrays.stream(Locale.getISOCountries())
                .filter(code -> !code.equals(FRANCE))
                .map(code -> country(code, language))
                .sorted(byName);
        return Stream.concat(Stream.of(country(FRANCE, language)), others).toList();
    }

    private static Country country(String code, Locale language) {
        return new Country(code, new Locale("", code).getDisplayCountry(language));
    }
}
