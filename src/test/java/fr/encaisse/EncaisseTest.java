package fr.encaisse;

import fr.encaisse.payment.TwoLedgers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a fresh database with the demo's data, without anything that acts by itself (job executor,
 * workers); Bridge is {@link SimulatedBridge}; the clock is a {@link MutableClock}. Runs on both databases. Every test
 * shares one context: the engine registers itself once per JVM, so two contexts at the same time cannot be.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("both-databases")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ExtendWith(TwoLedgers.class)
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = {TestDatabase.class, SimulatedBridge.class})
@Import(EncaisseTest.TestClock.class)
public @interface EncaisseTest {

    /** Replaces the system clock. */
    @TestConfiguration(proxyBeanMethods = false)
    class TestClock {
        @Bean
        @Primary
        MutableClock testClock() {
            return new MutableClock();
        }
    }
}
