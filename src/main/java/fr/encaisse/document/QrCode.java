package fr.encaisse.document;

import java.awt.geom.Path2D;

/** A QR code (level M) as vectors: one path, modules of size 1, without the quiet zone. */
public record QrCode(String text) {

    /** Modules per side. */
    public int size() {
        throw new UnsupportedOperationException();
    }

    /** Union of horizontal runs of dark modules, module size 1. */
    public Path2D path() {
        throw new UnsupportedOperationException();
    }

    /** A self-contained SVG with a quiet zone of four modules, black on white, crisp edges, no fixed size. */
    public String svg() {
        throw new UnsupportedOperationException();
    }
}
