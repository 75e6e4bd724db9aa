package fr.encaisse.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bank of the provider list: Bridge's Demo Bank and invented ones.
 *
 * @param group name of the banking group it is a branch of, or null
 * @param capabilities what Bridge can do there; links need {@code single_payment}
 */
record Bank(int id, String name, String group, String countryCode, List<String> capabilities) {

    static final int DEMO = 574;

    private static final String PAYS = "single_payment";
    private static final List<String> ALL = List.of("aggregation", PAYS, "single_payment_scheduled", "bulk_payment");

    private static final List<Bank> BANKS = List.of(
            new Bank(DEMO, "Demo Bank", null, "FR", ALL),
            new Bank(9101, "Banque Armorine", null, "FR", ALL),
            new Bank(9102, "Banque du Quai", null, "FR", ALL),
            new Bank(9103, "Crédit Alpin", null, "FR", List.of("aggregation", PAYS)),
            new Bank(9104, "Crédit Bocager Anjou", "Crédit Bocager", "FR", ALL),
            new Bank(9105, "Crédit Bocager Normandie", "Crédit Bocager", "FR", ALL),
            new Bank(9106, "Crédit Bocager Poitou", "Crédit Bocager", "FR", ALL),
            new Bank(9107, "Mutuelle des Artisans", null, "FR", ALL),
            new Bank(9108, "Sora, la banque en ligne", null, "FR", ALL),
            new Bank(9109, "Épargne Horizon", null, "FR", List.of("aggregation")));

    static List<Bank> all() {
        return BANKS;
    }

    static List<Bank> thatPay() {
        return BANKS.stream().filter(Bank::pays).toList();
    }

    static Optional<Bank> of(int id) {
        return BANKS.stream().filter(bank -> bank.id == id).findFirst();
    }

    boolean pays() {
        return capabilities.contains(PAYS);
    }

    boolean isCalled(String search) {
        return name.toLowerCase(Locale.FRENCH).contains(search.strip().toLowerCase(Locale.FRENCH));
    }

    String initials() {
        return Arrays.stream(name.split("[ ,]+"))
                .filter(word -> Character.isUpperCase(word.charAt(0)))
                .limit(2)
                .map(word -> word.substring(0, 1))
                .reduce("", String::concat);
    }
}
