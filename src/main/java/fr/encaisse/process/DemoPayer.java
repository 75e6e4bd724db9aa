package fr.encaisse.process;

import fr.encaisse.invoice.InvoiceId;
import fr.encaisse.payment.Payments;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** A customer of the demonstration who pays at once, over the simulator's control address. */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "encaisse.demo.invoices", matchIfMissing = true)
class DemoPayer {

    private final Payments payments;
    private final RestClient simulator;

    DemoPayer(Payments payments, @Value("${encaisse.bridge.base-url}") String simulator) {
        this.payments = payments;
        this.simulator = RestClient.create(simulator);
    }

    void pay(InvoiceId invoice) {
        URI page = payments.standing(invoice).link();
        simulator
                .get()
                .uri("/_sim/links")
                .retrieve()
                .body(new ParameterizedTypeReference<List<Map<String, Object>>>() {})
                .stream()
                .filter(link -> page.toString().equals(link.get("url")))
                .forEach(link -> simulator
                        .post()
                        .uri("/_sim/links/{id}/pay", link.get("id"))
                        .body(Map.of("login", "id-acsc"))
                        .retrieve()
                        .toBodilessEntity());
        payments.check(invoice);
    }
}
