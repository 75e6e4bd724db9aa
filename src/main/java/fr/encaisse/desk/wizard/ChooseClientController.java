package fr.encaisse.desk.wizard;

import fr.encaisse.client.Client;
import fr.encaisse.client.ClientKind;
import fr.encaisse.client.Clients;
import fr.encaisse.client.NewClient;
import fr.encaisse.desk.ErrorAnswer;
import fr.encaisse.desk.Words;
import fr.encaisse.invoice.Drafts;
import fr.encaisse.invoice.StepContent;
import fr.encaisse.process.InvoiceTask;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.InvalidInput;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
    private final Drafts drafts;
    private final Clients clients;
    private final Words words;

    ChooseClientController(WizardTasks tasks, Drafts drafts, Clients clients, Words words) {
        this.tasks = tasks;
        this.drafts = drafts;
        this.clients = clients;
        this.words = words;
    }

    @GetMapping("/tasks/{taskId}/client")
    StepAnswer show(@PathVariable String taskId, Principal user) {
        InvoiceTask task = tasks.at(WizardStep.CHOOSE_CLIENT, taskId, user);
        StepContent.ClientChoice choice = drafts.typed(task.invoice(), StepContent.ClientChoice.class);
        ClientRow chosen = drafts.client(task.invoice()).map(ClientRow::of).orElse(null);
        return tasks.answer(task, () -> choice, new View(chosen, search("")));
    }

    @GetMapping("/clients")
    List<ClientRow> search(@RequestParam(name = "q", defaultValue = "") String text) {
        return clients.search(text, SHOWN).stream().map(ClientRow::of).toList();
    }

    /** Whoever may be kept already is pointed out first; {@code anyway} answers that it is somebody else. */
    @PostMapping("/clients")
    ResponseEntity<?> add(
            @RequestBody NewClient typed, @RequestParam(name = "anyway", defaultValue = "false") boolean anyway) {
        try {
            clients.requireSound(typed);
        } catch (InvalidInput refused) {
            List<ClientRow> same =
                    clients.sameSiren(typed).map(ClientRow::of).stream().toList();
            return ResponseEntity.unprocessableEntity()
                    .body(new Alike(ErrorAnswer.of(refused, words).errors(), same));
        }
        List<ClientRow> alike = anyway
                ? List.of()
                : clients.alike(typed).stream().map(ClientRow::of).toList();
        if (!alike.isEmpty()) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(new Alike(ErrorAnswer.of(words.say("client.alike")).errors(), alike));
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(ClientRow.of(clients.add(typed)));
    }

    /** The new contact is the last one of the answer. */
    @PostMapping("/clients/{id}/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    ClientRow addContact(@PathVariable UUID id, @RequestBody NewClient.NewContact contact, Principal user) {
        return ClientRow.of(clients.addContact(id, contact, user.getName()));
    }

    /** Why a client was not added, and whom it may be. */
    record Alike(List<ErrorAnswer.Problem> errors, List<ClientRow> alike) {}

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
