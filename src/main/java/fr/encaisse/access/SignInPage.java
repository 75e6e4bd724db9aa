package fr.encaisse.access;

import java.security.Principal;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page where everybody starts. */
@Controller
class SignInPage {

    private final boolean demo;

    SignInPage(Environment environment) {
        demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @GetMapping("/login")
    String signIn(Principal user, Model model) {
        if (user != null) {
            return "redirect:/";
        }
        model.addAttribute("demo", demo);
        return "access/login";
    }
}
