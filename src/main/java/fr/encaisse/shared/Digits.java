package fr.encaisse.shared;

/** Identifiers made of digits, as people type them. */
final class Digits {

    private Digits() {}

    static String compact(String typed) {
        return typed == null ? "" : typed.replaceAll("[\\s\\u00A0\\u202F.\\-]", "");
    }

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
