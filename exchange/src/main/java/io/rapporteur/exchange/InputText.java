package io.rapporteur.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A text file from elsewhere: UTF-8, or UTF-16 as spreadsheets save "Unicode text".
///
/// @param file its path as it was given, for messages
/// @param text without a byte order mark
record InputText(String file, String text) {

    /// @throws UnusableFileException if it cannot be read, or is in no Unicode encoding
    static InputText read(Path path) {
        try {
            byte[] content = Files.readAllBytes(path);
            String text =
                    encoding(content).newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return new InputText(
                    path.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            throw new UnusableFileException(
                    path.toString(), 1, "the file is not UTF-8 text", "Save it as UTF-8");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static UnusableFileException unreadable(Path path, IOException e) {
        return new UnusableFileException(
                path.toString(),
                1,
                "cannot be read (" + e.getClass().getSimpleName() + ")",
                "Check the path and whether you may read it");
    }

    private static Charset encoding(byte[] content) {
        if (content.length >= 2) {
            int mark = (content[0] & 0xFF) << 8 | (content[1] & 0xFF);
            if (mark == 0xFFFE || mark == 0xFEFF) {
                return mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            }
        }
        return StandardCharsets.UTF_8;
    }
}
