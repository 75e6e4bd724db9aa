package fr.encaisse.issuer.web;

import fr.encaisse.issuer.Logo;
import fr.encaisse.issuer.Logos;
import fr.encaisse.shared.FieldError;
import fr.encaisse.shared.InvalidInput;
import fr.encaisse.shared.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The logo that documents carry; managers only. */
@Controller
@RequestMapping("/company")
class LogoController {

    private final Logos logos;

    LogoController(Logos logos) {
        this.logos = logos;
    }

    @GetMapping("/logo")
    String form(Model model) {
        return form(Map.of(), model);
    }

    @GetMapping("/logo.png")
    ResponseEntity<byte[]> picture() {
        Logo logo = logos.current().orElseThrow(() -> new NotFound("issuer.logo.none"));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(logo.sha256())
                .body(logo.png());
    }

    @PostMapping("/logo")
    String replace(
            @RequestParam(required = false) MultipartFile file,
            Principal user,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        try {
            logos.replace(file == null ? new byte[0] : file.getBytes(), user.getName());
            redirect.addFlashAttribute("done", "issuer.done.logo");
            return "redirect:/company";
        } catch (InvalidInput refused) {
            response.setStatus(422);
            return form(refused.byField(), model);
        }
    }

    @PostMapping("/logo/remove")
    String remove(Principal user, RedirectAttributes redirect) {
        logos.remove(user.getName());
        redirect.addFlashAttribute("done", "issuer.done.logoRemoved");
        return "redirect:/company";
    }

    private String form(Map<String, FieldError> problems, Model model) {
        model.addAttribute("problems", problems);
        model.addAttribute("logo", logos.current().orElse(null));
        return "issuer/logo";
    }
}
