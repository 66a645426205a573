package io.rapporteur.app;

import io.rapporteur.adapters.onnx.NativeRuntimeException;
import io.rapporteur.adapters.onnx.OnnxEncoder;
import io.rapporteur.core.encoding.RememberingEncoder;
import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.encoding.StaticEncoder;
import io.rapporteur.core.matching.Encoders;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.knowledge.KnowledgeBase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;

/// The sentence encoders that this machine can run. The slow one keeps the vectors of packs from
/// one start to the next.
record KeptEncoders(SentenceEncoder general, List<RememberingEncoder> specialised) {

    private static final Logger LOG = LoggerFactory.getLogger(KeptEncoders.class);

    KeptEncoders {
        specialised = List.copyOf(specialised);
    }

    /// @param folder where vectors are kept
    static KeptEncoders available(Path folder) {
        return new KeptEncoders(StaticEncoder.shipped(), specialised(folder));
    }

    private static List<RememberingEncoder> specialised(Path folder) {
        try {
            return List.of(new RememberingEncoder(OnnxEncoder.bge(), folder));
        } catch (NativeRuntimeException e) {
            LOG.warn("English questions are matched with the general encoder: {}", e.getMessage());
            return List.of();
        }
    }

    Matcher matcher(KnowledgeBase knowledge, MatcherModel model) {
        Matcher matcher = new Matcher(knowledge, model, all());
        specialised.forEach(RememberingEncoder::save);
        return matcher;
    }

    Encoders all() {
        return new Encoders(general, List.copyOf(specialised));
    }
}
