package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Source;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.stream.Stream;

/// No source is a placeholder: what was imported without sources cites an address that ends in
/// `.invalid`, which by RFC 2606 leads nowhere, until a person names the page.
final class RealSources implements Rule {

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge()
                .sources()
                .filter(RealSources::isPlaceholder)
                .map(source ->
                        Finding.error(
                                pack.places().of(source.id()),
                                "placeholder-source",
                                "\"" + source.id() + "\" leads nowhere (" + source.url() + ")",
                                entriesCiting(source, pack) + " entries rest on it",
                                "Name the public pages that they rest on"));
    }

    private static boolean isPlaceholder(Source source) {
        return String.valueOf(source.url().getHost()).endsWith(".invalid");
    }

    private static long entriesCiting(Source source, ReadPack pack) {
        return pack.knowledge()
                .entries()
                .filter(entry -> entry.sources().contains(source.id()))
                .count();
    }
}
