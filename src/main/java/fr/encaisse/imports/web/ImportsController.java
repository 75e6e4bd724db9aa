package fr.encaisse.imports.web;

import fr.encaisse.imports.ImportAction;
import fr.encaisse.imports.ImportFile;
import fr.encaisse.imports.ImportRun;
import fr.encaisse.imports.ImportRuns;
import fr.encaisse.imports.ImportState;
import fr.encaisse.shared.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** "Importer": a file is handed in, looked through, and taken over when a manager says so. */
@Controller
@RequestMapping("/imports")
class ImportsController {

    private static final int RUNS_SHOWN = 10;
    private static final int ROWS_SHOWN = 10;
    private static final int REFUSALS_SHOWN = 50;

    private final ImportRuns imports;
    private final ImportWords words;

    ImportsController(ImportRuns imports, ImportWords words) {
        this.imports = imports;
        this.words = words;
    }

    @GetMapping
    String start(@RequestParam(defaultValue = "") String kind, Model model) {
        return form(kind, null, model);
    }

    @PostMapping
    String upload(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) MultipartFile file,
            Principal user,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try {
            byte[] bytes = file == null ? new byte[0] : file.getBytes();
            String name = file == null ? "" : file.getOriginalFilename();
            UUID id = imports.add(kind, new ImportFile(name, bytes), words.locale(), user.getName());
            return "redirect:/imports/" + id;
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(kind, words.say(refused.errors().get(0)), model);
        }
    }

    @GetMapping("/{id}")
    String run(@PathVariable UUID id, Model model) {
        ImportRun run = imports.get(id);
        model.addAttribute("run", run);
        model.addAttribute("words", words);
        if (run.state() == ImportState.READY) {
            model.addAttribute("added", imports.first(id, ImportAction.ADD, ROWS_SHOWN));
            model.addAttribute("changed", imports.first(id, ImportAction.CHANGE, ROWS_SHOWN));
        }
        boolean hasRefusals =
                run.counts().refused() > 0 && !run.emptied() && !run.state().isRunning();
        model.addAttribute(
                "refused", hasRefusals ? imports.first(id, ImportAction.REFUSED, REFUSALS_SHOWN) : List.of());
        return "imports/run";
    }

    /** Asked again and again by the page while something goes on. */
    @GetMapping("/{id}/progress")
    @ResponseBody
    Progress progress(@PathVariable UUID id) {
        ImportRun run = imports.get(id);
        return new Progress(run.state(), run.state().isRunning(), run.percent(), words.progress(run));
    }

    @PostMapping("/{id}/apply")
    String apply(@PathVariable UUID id, @RequestParam(defaultValue = "0") int without, Principal user) {
        imports.apply(id, without, user.getName());
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable UUID id, Principal user) {
        imports.retry(id, user.getName());
        return "redirect:/imports/" + id;
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable UUID id, Principal user) {
        imports.discard(id, user.getName());
        return "redirect:/imports";
    }

    private String form(String kind, String error, Model model) {
        List<String> kinds = imports.kinds();
        model.addAttribute("kinds", kinds);
        model.addAttribute("kind", kinds.contains(kind) ? kind : kinds.get(0));
        model.addAttribute("error", error);
        model.addAttribute("mostBytes", ImportFile.MOST_BYTES);
        model.addAttribute("runs", imports.newest(RUNS_SHOWN));
        model.addAttribute("words", words);
        return "imports/start";
    }

    /** @param text what is going on, in words */
    record Progress(ImportState state, boolean running, int percent, String text) {}
}
