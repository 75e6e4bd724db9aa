package fr.encaisse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.encaisse.EncaisseTest;
import java.time.Clock;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

/** A demonstration's database never becomes production's, and production begins with one admin. */
@EncaisseTest
class InstallationTest {

    @Autowired
    Flyway flyway;

    @Autowired
    Clock clock;

    @Autowired
    IdentityService identity;

    private final MockEnvironment production = new MockEnvironment();

    @AfterEach
    void adminAsBefore() {
        identity.deleteUser("admin");
        new FirstAccounts(identity, demo()).make();
    }

    @Test
    void aDatabaseRemembersTheDemonstration() {
        assertThatCode(() ->
                        new Installation().migrateThenCompare(demo(), clock).migrate(flyway))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        new Installation().migrateThenCompare(production, clock).migrate(flyway))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("DEMO");
    }

    @Test
    void productionBeginsWithTheAdminWhosePasswordWasGiven() {
        identity.deleteUser("admin");
        FirstAccounts accounts = new FirstAccounts(identity, production);

        assertThatThrownBy(accounts::make)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(FirstAccounts.ADMIN_PASSWORD);

        production.setProperty(FirstAccounts.ADMIN_PASSWORD, "Premier-Jour-2027");
        accounts.make();
        assertThat(identity.checkPassword("admin", "Premier-Jour-2027")).isTrue();

        production.setProperty(FirstAccounts.ADMIN_PASSWORD, "Autre-Jour-2028");
        accounts.make();
        assertThat(identity.checkPassword("admin", "Premier-Jour-2027")).isTrue();
    }

    @Test
    void grantsAndFiltersAreMadeOnce(
            @Autowired EngineSetup setup,
            @Autowired FilterService filterService,
            @Autowired AuthorizationService authorizations) {
        long grants = authorizations.createAuthorizationQuery().count();
        long filters = filterService.createFilterQuery().count();

        setup.afterSingletonsInstantiated();

        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(grants);
        assertThat(filterService.createFilterQuery().count()).isEqualTo(filters);
    }

    private static MockEnvironment demo() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("demo");
        return environment;
    }
}
