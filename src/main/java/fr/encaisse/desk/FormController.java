package fr.encaisse.desk;

import fr.encaisse.process.CreditNoteStep;
import fr.encaisse.process.WizardStep;
import fr.encaisse.shared.NotFound;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One form per user task, named like it: {@code CHOOSE_CLIENT} is {@code forms/choose-client.html}. */
@Controller
class FormController {

    @GetMapping("/forms/{name}.html")
    String form(@PathVariable String name) {
        boolean known = Stream.<Enum<?>>concat(
                        Arrays.stream(WizardStep.values()), Arrays.stream(CreditNoteStep.values()))
                .anyMatch(step -> formOf(step).equals(name));
        if (!known) {
            throw new NotFound("desk.form.unknown");
        }
        return "forms/" + name;
    }

    private static String formOf(Enum<?> step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
