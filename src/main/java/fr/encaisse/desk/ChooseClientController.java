package fr.encaisse.desk;

import fr.encaisse.client.Client;
import fr.encaisse.client.ClientKind;
import fr.encaisse.client.Clients;
import fr.encaisse.client.NewClient;
import fr.encaisse.invoice.Step;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.WizardStep;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Step 1: whom the invoice is for, and looking clients up or adding one on the way. */
@RestController
@RequestMapping("/api")
class ChooseClientController {

    private static final int SHOWN = 20;

    private final WizardTasks tasks;
    private final Clients clients;

    ChooseClientController(WizardTasks tasks, Clients clients) {
        this.tasks = tasks;
        this.clients = clients;
    }

    @GetMapping("/tasks/{taskId}/client")
    StepAnswer show(@PathVariable String taskId, Principal user) {
        InvoiceTask task = tasks.at(WizardStep.CHOOSE_CLIENT, taskId, user);
        StepContent.ClientChoice choice = tasks.kept(task.invoice(), Step.CLIENT, StepContent.ClientChoice.class);
        ClientRow chosen = find(choice.clientId()).map(ClientRow::of).orElse(null);
        return tasks.answer(task, () -> choice, new View(chosen, search("")));
    }

    @GetMapping("/clients")
    List<ClientRow> search(@RequestParam(name = "q", defaultValue = "") String text) {
        return clients.search(text, SHOWN).stream().map(ClientRow::of).toList();
    }

    @PostMapping("/clients")
    @ResponseStatus(HttpStatus.CREATED)
    ClientRow add(@RequestBody NewClient client) {
        return ClientRow.of(clients.add(client));
    }

    private Optional<Client> find(String id) {
        try {
            return id == null || id.isEmpty() ? Optional.empty() : clients.find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @param chosen null when none is */
    record View(ClientRow chosen, List<ClientRow> recent) {}

    /** A client as the list shows it. */
    record ClientRow(
            UUID id,
            ClientKind kind,
            String name,
            String place,
            String siren,
            String email,
            List<Client.Contact> contacts) {

        static ClientRow of(Client client) {
            String place = (client.billingAddress().postcode() + " "
                            + client.billingAddress().city())
                    .strip();
            return new ClientRow(
                    client.id(),
                    client.kind(),
                    client.name(),
                    place,
                    client.siren(),
                    client.email(),
                    client.contacts());
        }
    }
}
