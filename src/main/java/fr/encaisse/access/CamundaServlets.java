package fr.encaisse.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Has Camunda's servlets made when the server starts: otherwise the first who opens Tasklist waits for it, on a busy
 * machine for seconds.
 */
@Component
class CamundaServlets {

    private static final List<String> NAMES =
            List.of("Tasklist Api", "Engine Api", "Admin Api", "Cockpit Api", "Welcome Api");

    CamundaServlets(ServletContext context) {
        NAMES.forEach(name -> loadAtStart(context, name));
    }

    private static void loadAtStart(ServletContext context, String name) {
        if (context.getServletRegistration(name) instanceof ServletRegistration.Dynamic servlet) {
            servlet.setLoadOnStartup(1);
        } else {
            throw new IllegalStateException("Camunda has registered no servlet \"" + name + "\"");
        }
    }
}
