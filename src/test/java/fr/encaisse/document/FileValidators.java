package fr.encaisse.document;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mustangproject.validator.ESeverity;
import org.mustangproject.validator.ValidationResultItem;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.slf4j.LoggerFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** What others who check such files say about one: veraPDF and Mustang; both work offline. */
final class FileValidators {

    static {
        VeraGreenfieldFoundryProvider.initialise();
        Stream.of("org.mustangproject", "org.verapdf", "com.helger")
                .map(LoggerFactory::getLogger)
                .forEach(logger -> ((Logger) logger).setLevel(Level.OFF));
    }

    private FileValidators() {}

    /** Everything that veraPDF finds against PDF/A-3a and PDF/UA-1. */
    static List<String> veraPdf(byte[] pdf) throws Exception {
        List<String> found = new ArrayList<>();
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                    var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                result.getTestAssertions()
                        .forEach(failed -> found.add(flavour + " " + failed.getRuleId() + ": " + failed.getMessage()));
                if (!result.isCompliant() && found.isEmpty()) {
                    found.add("not " + flavour);
                }
            }
        }
        return found;
    }

    /**
     * Everything that Mustang finds: attachment and XMP, schema, EN 16931, its own arithmetic, and the French rules
     * (version 1.3.0), whose breaches it tells as warnings.
     */
    static List<String> mustang(byte[] pdf) {
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        validator.disableNotices();
        String report = validator.validate(pdf, "facture.pdf");
        List<String> found = new ArrayList<>();
        for (ValidationResultItem item : validator.getContext().getResults()) {
            if (item.getSeverity() != ESeverity.notice) {
                found.add(item.getSeverity() + " " + item.getMessage());
            }
        }
        if (!validator.wasCompletelyValid()) {
            found.add(report);
        }
        return found;
    }
}
