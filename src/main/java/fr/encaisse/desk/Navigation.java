package fr.encaisse.desk;

import fr.encaisse.process.People;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout of every page needs to know: who is signed in, and where. */
@ControllerAdvice
class Navigation {

    private static final List<String> MANAGED =
            List.of("/manage", "/clients", "/catalogue", "/company", "/imports", "/closings", "/readiness");

    private final People people;

    Navigation(People people) {
        this.people = people;
    }

    @ModelAttribute("navigation")
    Place of(HttpServletRequest request) {
        return new Place(request.getRemoteUser(), request.isUserInRole("managers"), request.getRequestURI(), people);
    }

    /**
     * Asked by templates.
     *
     * @param user login; null before signing in
     * @param people asked only by pages that show a name: scripts' requests need none
     */
    public record Place(String user, boolean manager, String path, People people) {

        public String firstName() {
            return people.find(user).firstName();
        }

        public String displayName() {
            return people.find(user).displayName();
        }

        /** The name behind a login that a page shows. */
        public String nameOf(String login) {
            return people.find(login).displayName();
        }

        /** On "Gestion" or on a page behind it. */
        public boolean managing() {
            return MANAGED.stream().anyMatch(start -> path.equals(start) || path.startsWith(start + "/"));
        }
    }
}
