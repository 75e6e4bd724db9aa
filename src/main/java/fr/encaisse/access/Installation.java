package fr.encaisse.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps demonstration and production apart: production is refused until it is complete, and a database is one of both. */
@Configuration(proxyBeanMethods = false)
class Installation {

    /** Runs before any other bean is made, so that the list is complete and nothing has been touched. */
    @Bean
    @Profile("!demo")
    static BeanFactoryPostProcessor completeBeforeProduction(Environment environment) {
        return beans -> ProductionChecklist.check(environment);
    }

    /** Flyway's turn is the last moment before the engine and everything else opens the database. */
    @Bean
    FlywayMigrationStrategy migrateThenCompare(Environment environment, Clock clock) {
        String kind = environment.acceptsProfiles(Profiles.of("demo")) ? "DEMO" : "PRODUCTION";
        return flyway -> {
            flyway.migrate();
            claim(JdbcClient.create(flyway.getConfiguration().getDataSource()), kind, clock);
        };
    }

    private static void claim(JdbcClient jdbc, String kind, Clock clock) {
        jdbc.sql("update installation set kind = ?, since = ? where kind is null")
                .params(kind, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        String remembered =
                jdbc.sql("select kind from installation").query(String.class).single();
        if (!remembered.equals(kind)) {
            throw new CannotStart(List.of("spring.datasource.url: this database belongs to a %s installation, not to %s"
                    .formatted(remembered, kind)));
        }
    }
}
