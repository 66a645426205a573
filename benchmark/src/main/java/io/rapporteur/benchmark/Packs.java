package io.rapporteur.benchmark;

import io.rapporteur.core.encoding.StaticEncoder;
import io.rapporteur.core.matching.Encoders;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.pack.PackReader;
import io.rapporteur.onnx.OnnxEncoder;

import java.nio.file.Path;
import java.util.List;

/// The pack that ships, which is called by 0, and synthetic ones like it, by the number of their
/// wordings.
final class Packs {

    static final String SHIPPED = "0";

    private static final Path HOME = Path.of(System.getProperty("rapporteur.home"));

    static final Path FOLDER = HOME.resolve("knowledge/packs/interpol-93");

    private Packs() {}

    static KnowledgeBase of(int wordings) {
        KnowledgeBase shipped = PackReader.read(FOLDER);
        return wordings == 0 ? shipped : SyntheticPack.of(wordings, shipped);
    }

    /// Learns `knowledge`, with nothing prepared.
    ///
    /// @param encoder `static` for all languages, or `bge` for English besides, which takes minutes
    ///   to encode the wordings
    static Matcher matcher(KnowledgeBase knowledge, String encoder) {
        return new Matcher(knowledge, MatcherModel.shipped(), encoders(encoder));
    }

    private static Encoders encoders(String name) {
        return switch (name) {
            case "static" -> Encoders.only(StaticEncoder.shipped());
            case "bge" -> new Encoders(StaticEncoder.shipped(), List.of(OnnxEncoder.bge()));
            default -> throw new IllegalArgumentException("no encoder is called " + name);
        };
    }
}
