package io.rapporteur.knowledge.prepared;

import io.rapporteur.knowledge.Fingerprint;

import java.nio.file.Path;
import java.util.function.Supplier;

/// Keeps what is computed at a start for the starts that follow.
public interface Prepared {

    /// What was kept under `name` for `content`, or what `computed` gives, which is then kept.
    ///
    /// @param name of the kind of thing, letters only
    /// @param content all that the thing is computed from, the program apart
    <T> T get(String name, Fingerprint content, Form<T> form, Supplier<T> computed);

    /// Keeps things as files in `folder`, which may be shared by many processes and may be missing.
    /// Where it cannot be read or written things are computed each time.
    ///
    /// @param program changes whenever the program could compute or write something else
    static Prepared in(Path folder, Fingerprint program) {
        return new PreparedFolder(folder, program);
    }

    /// Keeps nothing.
    static Prepared nothing() {
        return new Prepared() {
            @Override
            public <T> T get(String name, Fingerprint content, Form<T> form, Supplier<T> computed) {
                return computed.get();
            }
        };
    }
}
