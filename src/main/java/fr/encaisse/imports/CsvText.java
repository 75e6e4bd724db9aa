package fr.encaisse.imports;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a file: UTF-8 with or without a mark, what Excel calls Unicode text, or else Windows-1252. */
final class CsvText {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final byte[] bytes;
    private final Charset charset;

    CsvText(byte[] bytes) {
        this.bytes = bytes;
        this.charset = charset(bytes);
    }

    /** From the beginning, without the mark and without Excel's {@code sep=;}. */
    BufferedReader open() {
        try {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), charset), 1 << 16);
            skipMark(reader);
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void skipMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length > 1
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF))) {
            return StandardCharsets.UTF_16;
        }
        return isUtf8(bytes) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(1 << 14);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return !result.isError();
    }
}
