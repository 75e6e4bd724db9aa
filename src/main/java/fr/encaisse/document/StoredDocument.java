package fr.encaisse.document;

import java.time.Instant;

/**
 * A stored document.
 *
 * @param fileName ASCII, e.g. {@code Facture-F-2026-000123.pdf}
 * @param sha256 lower-case hex of the bytes
 */
public record StoredDocument(String fileName, byte[] bytes, String sha256, Instant renderedAt) {}
