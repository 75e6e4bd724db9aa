package fr.encaisse.simulator;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The unguessable part of a hosted page's address. */
final class LinkToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private LinkToken() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
