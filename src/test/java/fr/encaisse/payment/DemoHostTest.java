package fr.encaisse.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DemoHostTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void theDemoGetsAnAddressThatIsOfThisMachine() {
        environment.setActiveProfiles("demo");
        assertThat(host()).matches("localhost|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*");
    }

    @Test
    void whatWasSetByHandStays() {
        environment.setActiveProfiles("demo");
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("hand", Map.of(DemoHost.PROPERTY, "encaisse.local")));
        assertThat(host()).isEqualTo("encaisse.local");
    }

    @Test
    void outsideTheDemoNothingIsGuessed() {
        assertThat(host()).isNull();
    }

    private String host() {
        new DemoHost().postProcessEnvironment(environment, null);
        return environment.getProperty(DemoHost.PROPERTY);
    }
}
