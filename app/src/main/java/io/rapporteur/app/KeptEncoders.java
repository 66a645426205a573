package io.rapporteur.app;

import io.rapporteur.core.encoding.RememberingEncoder;
import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.encoding.StaticEncoder;
import io.rapporteur.core.matching.Encoders;
import io.rapporteur.onnx.NativeRuntimeException;
import io.rapporteur.onnx.OnnxEncoder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;

/// All sentence encoders that this machine can run, to tune and to measure with. The slow one keeps
/// the vectors of packs from one run to the next.
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

    /// Keeps the vectors that were asked for, for the next time.
    void save() {
        specialised.forEach(RememberingEncoder::save);
    }

    Encoders all() {
        return new Encoders(general, List.copyOf(specialised));
    }
}
