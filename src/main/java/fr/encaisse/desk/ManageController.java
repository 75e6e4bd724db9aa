package fr.encaisse.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** "Gestion": the way to the pages that keep what invoices are made of. */
@Controller
class ManageController {

    private static final Place CLIENTS = new Place("clients", "/clients", "clients");

    private static final List<Place> ALL = List.of(
            CLIENTS,
            new Place("catalogue", "/catalogue", "catalogue"),
            new Place("company", "/company", "company"),
            new Place("imports", "/imports", "import"),
            new Place("readiness", "/readiness", "documents"),
            new Place("closings", "/closings", "check"));

    @GetMapping("/manage")
    String manage(HttpServletRequest request, Model model) {
        model.addAttribute("places", request.isUserInRole("managers") ? ALL : List.of(CLIENTS));
        return "manage";
    }

    /**
     * One of the pages.
     *
     * @param name its messages are {@code desk.manage.<name>} and {@code desk.manage.<name>Text}
     * @param icon id in icons.svg
     */
    record Place(String name, String path, String icon) {}
}
