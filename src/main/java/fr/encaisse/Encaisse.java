package fr.encaisse;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Invoices written step by step and paid on the spot. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Encaisse", sharedModules = "shared")
public class Encaisse {

    public static void main(String[] args) {
        SpringApplication.run(Encaisse.class, args);
    }

    /** The only source of "now": instants are UTC, days are the company's (see {@code shared.CompanyDay}). */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
