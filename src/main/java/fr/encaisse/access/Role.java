package fr.encaisse.access;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What an account may do, given by the engine's group of the same id; each role contains the ones before it. */
enum Role {
    STAFF("staff", "Équipe"),
    MANAGER("managers", "Responsables"),
    ADMIN("camunda-admin", "Administration");

    private final String group;
    private final String displayName;

    Role(String group, String displayName) {
        this.group = group;
        this.displayName = displayName;
    }

    /** Id of the engine's group, and the name that {@code isUserInRole} asks for. */
    String group() {
        return group;
    }

    String displayName() {
        return displayName;
    }

    static List<GrantedAuthority> authorities(List<String> groups) {
        return Arrays.stream(values())
                .filter(role -> groups.contains(role.group))
                .flatMap(Role::included)
                .distinct()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.group))
                .toList();
    }

    private Stream<Role> included() {
        return Arrays.stream(values()).filter(role -> role.compareTo(this) <= 0);
    }
}
