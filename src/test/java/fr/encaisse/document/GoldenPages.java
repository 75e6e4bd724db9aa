package fr.encaisse.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The accepted pages of one document: a text file, and a grey picture of each page at 60 dots per inch.
 *
 * @param name of its files in {@link #FOLDER}
 */
record GoldenPages(String name) {

    static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Path FOUND = Path.of("target/golden");
    private static final int DPI = 60;
    /** Fonts are in the file and drawn by Java itself, but another Java may round a curve another way. */
    private static final int SAME_GREY = 48;

    private static final double MOST_OTHER_PIXELS = 0.001;

    Stream<Path> files(List<Integer> pages) {
        return Stream.concat(Stream.of(text(FOLDER)), pages.stream().map(page -> picture(FOLDER, page)));
    }

    /** @param pages counted from 1 */
    void accept(byte[] pdf, List<Integer> pages) throws IOException {
        write(pdf, pages, FOLDER);
    }

    /** In words, what is not as it was accepted; what was found instead is written to {@code target/golden}. */
    List<String> differences(byte[] pdf, List<Integer> pages) throws IOException {
        List<String> found = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (!Files.exists(text(FOLDER)) || !Files.readString(text(FOLDER)).equals(textOf(document, pages))) {
                found.add(text(FOLDER).toString());
            }
            for (int page : pages) {
                Path accepted = picture(FOLDER, page);
                if (!Files.exists(accepted) || !alike(ImageIO.read(accepted.toFile()), pictureOf(document, page))) {
                    found.add(accepted.toString());
                }
            }
        }
        if (!found.isEmpty()) {
            write(pdf, pages, FOUND);
        }
        return found;
    }

    private void write(byte[] pdf, List<Integer> pages, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Files.writeString(text(folder), textOf(document, pages));
            for (int page : pages) {
                ImageIO.write(
                        pictureOf(document, page), "png", picture(folder, page).toFile());
            }
        }
    }

    private Path text(Path folder) {
        return folder.resolve(name + ".txt");
    }

    private Path picture(Path folder, int page) {
        return folder.resolve(name + "-" + page + ".png");
    }

    private static BufferedImage pictureOf(PDDocument document, int page) throws IOException {
        return new PDFRenderer(document).renderImageWithDPI(page - 1, DPI, ImageType.GRAY);
    }

    private static String textOf(PDDocument document, List<Integer> pages) throws IOException {
        StringWriter text = new StringWriter();
        for (int page : pages) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setLineSeparator("\n");
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            text.append("=== page " + page + " / " + document.getNumberOfPages() + "\n")
                    .append(stripper.getText(document).strip())
                    .append('\n');
        }
        return text.toString();
    }

    static boolean alike(BufferedImage accepted, BufferedImage found) {
        if (accepted.getWidth() != found.getWidth() || accepted.getHeight() != found.getHeight()) {
            return false;
        }
        int others = 0;
        for (int y = 0; y < found.getHeight(); y++) {
            for (int x = 0; x < found.getWidth(); x++) {
                int difference = grey(accepted, x, y) - grey(found, x, y);
                others += Math.abs(difference) > SAME_GREY ? 1 : 0;
            }
        }
        return others <= MOST_OTHER_PIXELS * found.getWidth() * found.getHeight();
    }

    private static int grey(BufferedImage image, int x, int y) {
        return image.getRaster().getSample(x, y, 0);
    }
}
