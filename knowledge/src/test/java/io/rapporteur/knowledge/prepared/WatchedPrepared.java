package io.rapporteur.knowledge.prepared;

import io.rapporteur.knowledge.Fingerprint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Keeps things as [Prepared] does, and tells what had to be computed.
public final class WatchedPrepared implements Prepared {

    private final List<String> computed = new ArrayList<>();
    private final Prepared prepared;

    public WatchedPrepared(Path folder) {
        this.prepared = Prepared.in(folder, Fingerprint.of("the program"));
    }

    @Override
    public <T> T get(String name, Fingerprint content, Form<T> form, Supplier<T> value) {
        return prepared.get(
                name,
                content,
                form,
                () -> {
                    computed.add(name);
                    return value.get();
                });
    }

    /// The names of what was computed since this was asked last.
    public List<String> computed() {
        List<String> names = List.copyOf(computed);
        computed.clear();
        return names;
    }
}
