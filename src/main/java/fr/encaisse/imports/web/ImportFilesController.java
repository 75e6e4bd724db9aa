package fr.encaisse.imports.web;

import fr.encaisse.imports.CsvWriter;
import fr.encaisse.imports.ImportLine;
import fr.encaisse.imports.ImportProblem;
import fr.encaisse.imports.ImportRun;
import fr.encaisse.imports.ImportRuns;
import fr.encaisse.shared.CompanyDay;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The CSV files that the page offers: empty templates, today's data, what was refused. */
@Controller
@RequestMapping("/imports")
class ImportFilesController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ImportRuns imports;
    private final ImportWords words;
    private final Clock clock;

    ImportFilesController(ImportRuns imports, ImportWords words, Clock clock) {
        this.imports = imports;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/templates/{kind}.csv")
    ResponseEntity<StreamingResponseBody> template(@PathVariable String kind) {
        Locale locale = words.locale();
        String name = words.say("imports.kind." + known(kind) + ".templateFile");
        return file(name + ".csv", out -> imports.template(kind, locale, out));
    }

    @GetMapping("/exports/{kind}.csv")
    ResponseEntity<StreamingResponseBody> export(@PathVariable String kind) {
        Locale locale = words.locale();
        String name = words.say("imports.kind." + known(kind) + ".exportFile") + "-" + CompanyDay.today(clock);
        return file(name + ".csv", out -> imports.export(kind, locale, out));
    }

    @GetMapping("/{id}/refused.csv")
    ResponseEntity<StreamingResponseBody> refused(@PathVariable UUID id) {
        ImportRun run = imports.get(id);
        Locale locale = words.locale();
        return file(words.say("imports.report.file") + ".csv", out -> report(run, locale, out));
    }

    private void report(ImportRun run, Locale locale, OutputStream out) {
        CsvWriter file = new CsvWriter(out, locale);
        file.row(List.of(
                words.say(locale, "imports.report.line"),
                words.say(locale, "imports.report.label"),
                words.say(locale, "imports.report.column"),
                words.say(locale, "imports.report.value"),
                words.say(locale, "imports.report.reason")));
        imports.refused(
                run.id(), line -> line.problems().forEach(problem -> file.row(cells(run, line, problem, locale))));
        file.flush();
    }

    private List<String> cells(ImportRun run, ImportLine line, ImportProblem problem, Locale locale) {
        return List.of(
                String.valueOf(line.line()),
                line.label(),
                words.column(locale, run, problem.column()),
                problem.value(),
                words.reason(locale, problem));
    }

    /** Not found before the answer has begun. */
    private String known(String kind) {
        return imports.kinds().contains(kind) ? kind : unknown();
    }

    private static String unknown() {
        throw new fr.encaisse.shared.NotFound("imports.kind.unknown");
    }

    private static ResponseEntity<StreamingResponseBody> file(String name, StreamingResponseBody content) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
