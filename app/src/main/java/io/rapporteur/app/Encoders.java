package io.rapporteur.app;

import io.rapporteur.adapters.onnx.NativeRuntimeException;
import io.rapporteur.adapters.onnx.OnnxEncoder;
import io.rapporteur.core.encoding.RememberingEncoder;
import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.knowledge.KnowledgeBase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The sentence encoders that this machine can run, the preferred first.
///
/// @param encoders each keeps the vectors of packs from one start to the next
record Encoders(List<RememberingEncoder> encoders) {

    private static final Logger LOG = LoggerFactory.getLogger(Encoders.class);

    Encoders {
        encoders = List.copyOf(encoders);
    }

    /// @param folder where vectors are kept
    static Encoders available(Path folder) {
        List<RememberingEncoder> encoders = new ArrayList<>();
        try {
            encoders.add(new RememberingEncoder(OnnxEncoder.bge(), folder));
        } catch (NativeRuntimeException e) {
            LOG.warn("English questions are matched without their encoder: {}", e.getMessage());
        }
        return new Encoders(encoders);
    }

    Matcher matcher(KnowledgeBase knowledge, MatcherModel model) {
        Matcher matcher = new Matcher(knowledge, model, all());
        encoders.forEach(RememberingEncoder::save);
        return matcher;
    }

    List<SentenceEncoder> all() {
        return List.copyOf(encoders);
    }
}
