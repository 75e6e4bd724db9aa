package fr.encaisse.bench;

import fr.encaisse.document.DocumentPrinting;
import fr.encaisse.document.Printer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What one document costs, ours with all that the law wants beside plain PDF of others. */
class DocumentBench {

    @Test
    void documents() throws RunnerException, IOException {
        Results results = new Results(
                "document",
                "One invoice from its content to the bytes of the file, warm, one at a time: CPU time of all threads but"
                        + " the compiler's and the garbage collector's, median of the iterations of JMH, a JVM of its"
                        + " own for each cell. The same content, fonts, columns and code, as vectors; report and"
                        + " template are compiled before, fonts are parsed before. Sums from page to page are only on ours. The files are beside this one.");
        measure(results, 12, 20, 20);
        measure(results, 500, 5, 3);
        results.write();
    }

    /** @param warmUp and batch: iterations before those that count, and documents in each */
    private static void measure(Results results, int lines, int warmUp, int batch) throws RunnerException, IOException {
        Map<Printer, RunResult> runs = new EnumMap<>(Printer.class);
        for (RunResult run : new Runner(new OptionsBuilder()
                        .include(DocumentPrinting.class.getName())
                        .param("lines", String.valueOf(lines))
                        .forks(1)
                        .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
                        .warmupIterations(warmUp)
                        .warmupBatchSize(batch)
                        .measurementIterations(10)
                        .measurementBatchSize(batch)
                        .timeout(TimeValue.minutes(20))
                        .addProfiler(ThreadCost.class)
                        .shouldFailOnError(true)
                        .build())
                .run()) {
            runs.put(Printer.valueOf(run.getParams().getParam("printer")), run);
        }
        double ours = median(runs.get(Printer.ENCAISSE), ThreadCost.CPU);
        for (Map.Entry<Printer, RunResult> run : runs.entrySet()) {
            String column = run.getKey().title();
            double cpu = median(run.getValue(), ThreadCost.CPU);
            results.add(lines + " lines: CPU time", column, "%.1f ms".formatted(cpu));
            results.add(lines + " lines: ours to this", column, "%.2f".formatted(ours / cpu));
            results.add(
                    lines + " lines: memory taken",
                    column,
                    "%.1f MB".formatted(median(run.getValue(), ThreadCost.MEMORY)));
            results.add(lines + " lines: file", column, file(run.getKey(), lines));
        }
    }

    private static double median(RunResult run, String value) {
        return run.getSecondaryResults().get(value).getStatistics().getPercentile(50);
    }

    private static String file(Printer printer, int lines) throws IOException {
        byte[] bytes = Files.readAllBytes(DocumentPrinting.file(printer, lines));
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return "%d KB, %d pages".formatted(bytes.length / 1_000, document.getNumberOfPages());
        }
    }
}
