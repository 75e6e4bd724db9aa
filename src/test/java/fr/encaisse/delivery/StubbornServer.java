package fr.encaisse.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A mail server that answers every recipient with the same reply. */
final class StubbornServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0);
    private final String reply;

    StubbornServer(String reply) throws IOException {
        this.reply = reply;
        Thread thread = new Thread(this::serve, "stubborn-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket connection = socket.accept()) {
                    talk(connection);
                }
            }
        } catch (SocketException closed) {
            // the test is over
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void talk(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter out = new PrintWriter(connection.getOutputStream(), true, StandardCharsets.UTF_8);
        out.print("220 stubborn\r\n");
        out.flush();
        for (String line = in.readLine(); line != null && !line.startsWith("QUIT"); line = in.readLine()) {
            out.print((line.startsWith("RCPT") ? reply : "250 OK") + "\r\n");
            out.flush();
        }
        out.print("221 bye\r\n");
        out.flush();
    }
}
