package fr.encaisse.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which kept client a row of a file means, as kept at one moment: by id, by SIREN, and for rows without one, among the
 * clients without one, by name and postcode or by e-mail address.
 */
final class ClientMatches {

    private final Set<UUID> ids = new HashSet<>();
    private final Map<String, UUID> bySiren = new HashMap<>();
    private final Map<String, List<UUID>> byName = new HashMap<>();
    private final Map<String, List<UUID>> byEmail = new HashMap<>();

    ClientMatches(JdbcClient jdbc) {
        jdbc.sql("SELECT id, siren, name_key, email_key, billing_postcode FROM client")
                .query(rs -> {
                    UUID id = rs.getObject("id", UUID.class);
                    ids.add(id);
                    String siren = rs.getString("siren");
                    if (siren != null) {
                        bySiren.put(siren, id);
                        return;
                    }
                    String name = rs.getString("name_key") + "|" + rs.getString("billing_postcode");
                    byName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(id);
                    if (!rs.getString("email_key").isEmpty()) {
                        byEmail.computeIfAbsent(rs.getString("email_key"), key -> new ArrayList<>(1))
                                .add(id);
                    }
                });
    }

    boolean isKept(UUID id) {
        return ids.contains(id);
    }

    /** Null when nobody has it. */
    UUID ofSiren(String siren) {
        return bySiren.get(siren);
    }

    /** Those that a row without SIREN may mean; more than one when name and e-mail address do not tell. */
    List<UUID> withoutSiren(String name, String email, String postcode) {
        List<UUID> sameName = byName.getOrDefault(nameKey(name, postcode), List.of());
        List<UUID> sameEmail =
                email.isBlank() ? List.of() : byEmail.getOrDefault(SearchKeys.emailKey(email), List.of());
        List<UUID> both = sameName.stream().filter(sameEmail::contains).toList();
        if (!both.isEmpty()) {
            return both;
        }
        return sameName.isEmpty() ? sameEmail : sameName;
    }

    static String nameKey(String name, String postcode) {
        return SearchKeys.nameKey(name) + "|" + postcode.strip();
    }
}
