package fr.encaisse.client;

import fr.encaisse.imports.ImportProblem;
import fr.encaisse.imports.ImportRow;
import fr.encaisse.imports.SpreadsheetSlips;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.PlainText;
import fr.encaisse.shared.Siren;
import fr.encaisse.shared.Siret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** One row of a file of clients: whom it means, and all that is wrong with it. */
final class ClientReading {

    private static final int SIREN_DIGITS = 9;
    private static final int SIRET_DIGITS = 14;
    private static final int POSTCODE_DIGITS = 5;

    private final ImportRow row;
    private final List<ImportProblem> problems = new ArrayList<>();
    private final UUID match;

    ClientReading(ImportRow row, ClientMatches matches) {
        this.row = row;
        Stream.of("siren", "iban", "phone", "vatNumber", "postcode")
                .forEach(column -> SpreadsheetSlips.abbreviated(row, column).ifPresent(problems::add));
        match = match(matches);
    }

    ImportRow row() {
        return row;
    }

    /** The kept client that it means; null when there is none. */
    UUID match() {
        return match;
    }

    List<ImportProblem> problems() {
        return problems;
    }

    void wrong(String column, String messageKey, Object... args) {
        problems.add(ImportProblem.of(row, column, messageKey, args));
    }

    /** Adds what the forms' own check says, in the words that fit a file. A column that is wrong already says no more. */
    void check(List<FieldError> errors, Client kept, Client client, ClientMatches matches) {
        Set<String> told = new HashSet<>();
        problems.forEach(problem -> told.add(problem.column()));
        for (FieldError error : errors) {
            String column = ClientColumns.ofField(error.field());
            if (told.add(column)) {
                problems.add(lostZero(column).orElseGet(() -> ImportProblem.of(row, column, error)));
            }
        }
        UUID sameSiren = client.siren().isEmpty() ? null : matches.ofSiren(client.siren());
        if (sameSiren != null && (kept == null || !sameSiren.equals(kept.id())) && told.add("siren")) {
            wrong("siren", "client.import.sirenTaken");
        }
    }

    private Optional<ImportProblem> lostZero(String column) {
        Optional<String> before = switch (column) {
            case "siren" ->
                SpreadsheetSlips.beforeZeroWasLost(row.get(column), SIREN_DIGITS, ClientReading::isSiren)
                        .or(() -> SpreadsheetSlips.beforeZeroWasLost(
                                row.get(column), SIRET_DIGITS, ClientReading::isSiret));
            case "postcode", "deliveryPostcode" ->
                SpreadsheetSlips.beforeZeroWasLost(row.get(column), POSTCODE_DIGITS, postcode -> true);
            default -> Optional.empty();
        };
        String key = column.equals("siren") ? "client.import.lostZero" : "client.import.postcodeLostZero";
        return before.map(value -> ImportProblem.of(row, column, key, value));
    }

    private UUID match(ClientMatches matches) {
        String id = row.get(ClientColumns.ID).strip();
        if (!id.isEmpty()) {
            return ofId(id, matches);
        }
        String siren = siren();
        if (!siren.isEmpty()) {
            return matches.ofSiren(siren);
        }
        if (!row.get("siren").isBlank()) {
            return null; // a wrong one, which the check refuses
        }
        List<UUID> found = matches.withoutSiren(row.get("name"), row.get("email"), row.get("postcode"));
        if (found.size() > 1) {
            wrong("name", "client.import.severalMatch", found.size());
        }
        return found.size() == 1 ? found.get(0) : null;
    }

    private UUID ofId(String id, ClientMatches matches) {
        try {
            UUID kept = UUID.fromString(id);
            if (matches.isKept(kept)) {
                return kept;
            }
        } catch (IllegalArgumentException noId) {
            // said below
        }
        wrong(ClientColumns.ID, "client.import.unknownId");
        return null;
    }

    private String siren() {
        String typed = PlainText.clean(row.get("siren"));
        try {
            return typed.chars().filter(Character::isDigit).count() == SIRET_DIGITS
                    ? new Siret(typed).siren().value()
                    : new Siren(typed).value();
        } catch (InvalidInput wrong) {
            return "";
        }
    }

    private static boolean isSiren(String digits) {
        try {
            return !new Siren(digits).value().isEmpty();
        } catch (InvalidInput wrong) {
            return false;
        }
    }

    private static boolean isSiret(String digits) {
        try {
            return !new Siret(digits).value().isEmpty();
        } catch (InvalidInput wrong) {
            return false;
        }
    }
}
