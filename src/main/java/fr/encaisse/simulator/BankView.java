package fr.encaisse.simulator;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One entry of the bank list: a bank, or a banking group that opens the list of its branches.
 *
 * @param tone number of the colour of its badge
 */
record BankView(int id, String name, String initials, int tone, boolean isGroup, String slug) {

    private static final int TONES = 6;

    static BankView of(Bank bank) {
        return new BankView(bank.id(), bank.name(), bank.initials(), bank.id() % TONES, false, slug(bank.name()));
    }

    private static BankView groupOf(Bank branch) {
        String slug = slug(branch.group());
        return new BankView(0, branch.group(), branch.initials(), slug.length() % TONES, true, slug);
    }

    /** The Demo Bank first, the others and the groups by name; a search looks into the groups. */
    static List<BankView> entries(String search) {
        return Bank.thatPay().stream()
                .filter(bank -> bank.isCalled(search))
                .map(bank -> bank.group() == null || !search.isBlank() ? of(bank) : groupOf(bank))
                .distinct()
                .sorted(Comparator.comparing((BankView entry) -> entry.id() != Bank.DEMO)
                        .thenComparing(BankView::slug))
                .toList();
    }

    static List<BankView> branches(String group) {
        return Bank.thatPay().stream()
                .filter(bank -> bank.group() != null && slug(bank.group()).equals(group))
                .map(BankView::of)
                .toList();
    }

    static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }
}
