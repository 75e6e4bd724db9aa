package fr.encaisse.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout of every page needs to know: who is signed in, and where. */
@ControllerAdvice
class Navigation {

    @ModelAttribute("navigation")
    Place navigation(HttpServletRequest request) {
        return of(request);
    }

    static Place of(HttpServletRequest request) {
        return new Place(request.getRemoteUser(), request.isUserInRole("managers"), request.getRequestURI());
    }

    /** @param user login; null before signing in */
    public record Place(String user, boolean manager, String path) {}
}
