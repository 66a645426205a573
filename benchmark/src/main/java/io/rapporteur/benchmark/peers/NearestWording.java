package io.rapporteur.benchmark.peers;

import io.rapporteur.core.encoding.Vectors;
import io.rapporteur.onnx.NativeRuntimeException;
import io.rapporteur.onnx.OnnxEncoder;
import io.rapporteur.onnx.SentenceModel;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A sentence encoder alone: the label of the wording whose vector has the highest cosine, of
/// whatever language.
final class NearestWording extends InProcess {

    private static final SentenceModel MINI_LM =
            new SentenceModel("minilm", "all-minilm-l6-v2-q", SentenceModel.Pooling.MEAN);

    private final String name;
    private final Supplier<OnnxEncoder> opened;

    private NearestWording(String name, Supplier<OnnxEncoder> opened) {
        this.name = name;
        this.opened = opened;
    }

    static Peer miniLm() {
        return new NearestWording("all-MiniLM-L6-v2 (8 bits)", () -> OnnxEncoder.of(MINI_LM));
    }

    static Peer bge() {
        return new NearestWording("bge-small-en-v1.5 (8 bits)", OnnxEncoder::bge);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    Learned learn(List<Wording> wordings) {
        OnnxEncoder encoder = encoder();
        List<float[]> vectors =
                wordings.stream().map(wording -> encoder.encode(wording.text())).toList();
        return question -> nearest(encoder.encode(question.text()), wordings, vectors);
    }

    private OnnxEncoder encoder() {
        try {
            return opened.get();
        } catch (NativeRuntimeException _) {
            throw new PeerUnavailableException("ONNX Runtime cannot run on this system");
        }
    }

    /// @param vectors of the wordings, of length 1 as `asked` is
    private static Optional<Guess> nearest(
            float[] asked, List<Wording> wordings, List<float[]> vectors) {
        int nearest = 0;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < vectors.size(); i++) {
            float cosine = Vectors.dot(asked, vectors.get(i));
            if (cosine > highest) {
                highest = cosine;
                nearest = i;
            }
        }
        double score = highest;
        return wordings.get(nearest).label().map(label -> new Guess(label, score));
    }
}
