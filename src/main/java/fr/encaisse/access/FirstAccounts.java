package fr.encaisse.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The demo's accounts (password = name), or the one admin with whom a production installation begins. */
@Component
class FirstAccounts {

    static final String ADMIN_PASSWORD = "encaisse.admin.password";

    private static final List<Account> DEMO = List.of(
            new Account("staff", "Camille", "Martin", Role.STAFF),
            new Account("manager", "Dominique", "Bernard", Role.MANAGER),
            new Account("admin", "Alex", "Petit", Role.ADMIN));

    private final IdentityService identity;
    private final Environment environment;

    FirstAccounts(IdentityService identity, Environment environment) {
        this.identity = identity;
        this.environment = environment;
    }

    void make() {
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            DEMO.stream().filter(this::missing).forEach(account -> make(account, account.login()));
        } else if (identity.createUserQuery().memberOfGroup(Role.ADMIN.group()).count() == 0) {
            makeFirstAdmin();
        }
    }

    private void makeFirstAdmin() {
        String password = environment.getProperty(ADMIN_PASSWORD, "");
        if (password.isBlank()) {
            throw new CannotStart(List.of(ADMIN_PASSWORD + ": no account of an admin exists yet; "
                    + "give the password with which \"admin\" signs in first"));
        }
        make(new Account("admin", "Admin", "Encaisse", Role.ADMIN), password);
    }

    private boolean missing(Account account) {
        return identity.createUserQuery().userId(account.login()).count() == 0;
    }

    private void make(Account account, String password) {
        User user = identity.newUser(account.login());
        user.setFirstName(account.firstName());
        user.setLastName(account.lastName());
        user.setPassword(password);
        identity.saveUser(user);
        identity.createMembership(account.login(), account.role().group());
    }

    private record Account(String login, String firstName, String lastName, Role role) {}
}
