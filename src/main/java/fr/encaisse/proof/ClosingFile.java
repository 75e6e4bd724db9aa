package fr.encaisse.proof;

import fr.encaisse.shared.Money;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The file of a closing: lines that people can read, in this order, and at the end the Ed25519 signature of all that stands
 * before its line. UTF-8, lines end with LF.
 */
final class ClosingFile {

    private static final String TITLE = "Clôture mensuelle Encaisse, forme 1";
    private static final String SIGNATURE = "Signature Ed25519 : ";

    private static final List<String> LABELS = List.of(
            "Société",
            "Mois",
            "Écrite le",
            "Première écriture",
            "Dernière écriture",
            "Empreinte de la dernière écriture",
            "Factures émises",
            "Factures émises, total TTC",
            "Avoirs émis",
            "Avoirs émis, total TTC",
            "Mouvements d’argent",
            "Encaissé, retours déduits",
            "Factures depuis le début",
            "Factures depuis le début, total TTC",
            "Avoirs depuis le début",
            "Avoirs depuis le début, total TTC",
            "Mouvements depuis le début",
            "Encaissé depuis le début, retours déduits",
            "Empreinte du fichier de la clôture précédente",
            "Clé publique Ed25519");

    private ClosingFile() {}

    /** The whole file, signed. */
    static String write(Closing closing, PrivateKey key) {
        String statement = statement(closing);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(statement.getBytes(StandardCharsets.UTF_8));
            return statement + SIGNATURE + Base64.getEncoder().encodeToString(signature.sign()) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever the signature says of it. @throws NotAClosing */
    static Closing read(String file) {
        try {
            return closing(values(file));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new NotAClosing(e);
        }
    }

    /** Everything before the signature was written by whoever has the private half of the key it names. */
    static boolean isSigned(String file) {
        try {
            int end = file.indexOf("\n" + SIGNATURE) + 1;
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey(read(file).publicKey()));
            signature.update(file.substring(0, end).getBytes(StandardCharsets.UTF_8));
            String signed = file.substring(end + SIGNATURE.length()).strip();
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException | NotAClosing e) {
            return false;
        }
    }

    /** What the next closing says of this one. */
    static String sha256(String file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey publicKey(String base64) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String statement(Closing closing) {
        List<Object> values = new ArrayList<>(List.of(
                closing.company(),
                closing.month(),
                closing.writtenAt(),
                closing.from(),
                closing.to(),
                closing.lastHash()));
        values.addAll(values(closing.ofMonth()));
        values.addAll(values(closing.sinceBeginning()));
        values.addAll(List.of(closing.previous(), closing.publicKey()));
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        for (int i = 0; i < LABELS.size(); i++) {
            text.append(LABELS.get(i)).append(" : ").append(values.get(i)).append('\n');
        }
        return text.toString();
    }

    private static List<Object> values(Totals totals) {
        return List.of(
                totals.invoices(),
                totals.invoiced(),
                totals.creditNotes(),
                totals.credited(),
                totals.movements(),
                totals.received());
    }

    private static List<String> values(String file) {
        List<String> lines = file.lines().toList();
        if (!lines.get(0).equals(TITLE)) {
            throw new IllegalArgumentException("Unknown form");
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < LABELS.size(); i++) {
            String label = LABELS.get(i) + " : ";
            String line = lines.get(i + 1);
            if (!line.startsWith(label)) {
                throw new IllegalArgumentException("Not " + label);
            }
            values.add(line.substring(label.length()));
        }
        return values;
    }

    private static Closing closing(List<String> values) {
        return new Closing(
                YearMonth.parse(values.get(1)),
                values.get(0),
                Instant.parse(values.get(2)),
                Long.parseLong(values.get(3)),
                Long.parseLong(values.get(4)),
                values.get(5),
                totals(values.subList(6, 12)),
                totals(values.subList(12, 18)),
                values.get(18),
                values.get(19));
    }

    private static Totals totals(List<String> values) {
        return new Totals(
                Long.parseLong(values.get(0)),
                Money.of(values.get(1)),
                Long.parseLong(values.get(2)),
                Money.of(values.get(3)),
                Long.parseLong(values.get(4)),
                Money.of(values.get(5)));
    }

    /** What was given as the file of a closing is none, or not of a form that this version knows. */
    static final class NotAClosing extends RuntimeException {
        private NotAClosing(Exception cause) {
            super(cause);
        }
    }
}
