package fr.encaisse;

import java.io.IOException;
import java.net.Socket;

/** A port at which nobody listens and which, as long as it is held, nobody else is given. */
public final class ClosedPort implements AutoCloseable {

    private final Socket held = new Socket();

    public ClosedPort() throws IOException {
        held.bind(null);
    }

    public int number() {
        return held.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}
