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

/** A mail server that answers one command always with the same reply, or not at all; all others with 250. */
final class StubbornServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0);
    private final String command;
    private final String reply;

    private StubbornServer(String command, String reply) throws IOException {
        this.command = command;
        this.reply = reply;
        Thread thread = new Thread(this::serve, "stubborn-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** To every recipient. */
    StubbornServer(String reply) throws IOException {
        this("RCPT", reply);
    }

    /** @param command such as MAIL; a dot stands for the end of the letter */
    static StubbornServer to(String command, String reply) throws IOException {
        return new StubbornServer(command, reply);
    }

    static StubbornServer silentAfter(String command) throws IOException {
        return new StubbornServer(command, null);
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
        say(out, "220 stubborn");
        boolean letter = false;
        for (String line = in.readLine(); line != null && !line.startsWith("QUIT"); line = in.readLine()) {
            if (letter && !line.equals(".")) {
                continue;
            }
            letter = line.equals("DATA") && !command.equals("DATA");
            if (!line.startsWith(command)) {
                say(out, letter ? "354 go on" : "250 OK");
            } else if (reply != null) {
                say(out, reply);
            }
        }
        say(out, "221 bye");
    }

    private static void say(PrintWriter out, String reply) {
        out.print(reply + "\r\n");
        out.flush();
    }
}
