package fr.encaisse.shared;

import java.util.Arrays;

/** Units of quantity with their UN/ECE recommendation 20 codes. */
public enum Unit {
    PIECE("C62"),
    HOUR("HUR"),
    DAY("DAY"),
    METRE("MTR"),
    SQUARE_METRE("MTK"),
    CUBIC_METRE("MTQ"),
    LITRE("LTR"),
    KILOGRAM("KGM"),
    TONNE("TNE"),
    KILOMETRE("KMT"),
    SET("SET"),
    LUMP_SUM("LS");

    private final String code;

    Unit(String code) {
        this.code = code;
    }

    /** The UN/ECE code, e.g. {@code MTK} for square metres. */
    public String code() {
        return code;
    }

    /** Message key of the abbreviation that is printed, e.g. "m²". */
    public String messageKey() {
        return "shared.unit." + code;
    }

    public static Unit ofCode(String code) {
        return Arrays.stream(values())
                .filter(unit -> unit.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("unit", "shared.unit.invalid"));
    }
}
