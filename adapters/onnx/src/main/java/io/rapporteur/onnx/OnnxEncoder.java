package io.rapporteur.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.encoding.Vectors;
import io.rapporteur.knowledge.Fingerprint;
import io.rapporteur.knowledge.Language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Encodes English with a small BERT in 8-bit weights: BGE-small, of 12 layers, or another.
///
/// A sentence's vector is made of its tokens' vectors as the model was trained ([SentenceModel]),
/// and brought to length 1. One sentence runs at a time in a thread: the network scales its
/// activations over all it is given at once, so in company a sentence would get another vector than
/// alone.
///
/// Source: Xiao, Liu, Zhang and Muennighoff, "C-Pack: Packaged Resources To Advance General Chinese
/// Embedding", 2023; `BAAI/bge-small-en-v1.5`, MIT licence.
public final class OnnxEncoder implements SentenceEncoder, AutoCloseable {

    private static final SentenceModel BGE =
            new SentenceModel("bge", "bge-small-en-v1.5-q", SentenceModel.Pooling.FIRST);
    private static final int DIMENSIONS = 384;
    private static final int LONGEST = 512;

    private final SentenceModel model;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPiece pieces;
    private final String version;

    private OnnxEncoder(
            SentenceModel model,
            OrtEnvironment environment,
            OrtSession session,
            WordPiece pieces,
            String version) {
        this.model = model;
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
        this.version = version;
    }

    /// BGE-small-en 1.5 from the class path. Loads some 35 MB: keep it.
    ///
    /// @throws NativeRuntimeException if ONNX Runtime cannot run on this system
    public static OnnxEncoder bge() {
        return of(BGE);
    }

    /// Any model of 384 dimensions from the class path.
    ///
    /// @throws IllegalStateException if its files are not there
    /// @throws NativeRuntimeException if ONNX Runtime cannot run on this system
    public static OnnxEncoder of(SentenceModel model) {
        byte[] weights = resource(model.weights());
        byte[] tokenizer = resource(model.tokenizer());
        WordPiece pieces = new WordPiece(vocabulary(tokenizer), LONGEST);
        String version = model.file() + "-" + Fingerprint.of(weights, tokenizer).digits(12);
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession session = open(environment, weights);
            return new OnnxEncoder(model, environment, session, pieces, version);
        } catch (OrtException | LinkageError | RuntimeException e) {
            throw new NativeRuntimeException(e);
        }
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public float[] encode(String text) {
        long[] numbers = pieces.numbers(text);
        return numbers.length == 2 ? new float[DIMENSIONS] : Vectors.toUnitLength(run(numbers));
    }

    @Override
    public boolean reads(Language language) {
        return language == Language.ENGLISH;
    }

    /// Gives the network's memory back; the encoder is of no use afterwards.
    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session cannot be closed: was it already?", e);
        }
    }

    private static OrtSession open(OrtEnvironment environment, byte[] model) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(model, options);
        }
    }

    private float[] run(long[] numbers) {
        long[] ones = new long[numbers.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = tensor(numbers);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[numbers.length]);
                OrtSession.Result result =
                        session.run(
                                Map.of(
                                        "input_ids", ids,
                                        "attention_mask", mask,
                                        "token_type_ids", types))) {
            return model.pooling()
                    .pooled(((OnnxTensor) result.get(0)).getFloatBuffer(), DIMENSIONS);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "the model failed on a text of " + numbers.length + " pieces", e);
        }
    }

    private OnnxTensor tensor(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {numbers});
    }

    private static byte[] resource(String name) {
        try (InputStream stream = OnnxEncoder.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(
                        name
                                + " is not on the class path: expected there the artifact of"
                                + " dev.langchain4j that holds it");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    static Map<String, Integer> vocabulary(byte[] tokenizer) {
        try {
            JsonNode vocabulary = new ObjectMapper().readTree(tokenizer).at("/model/vocab");
            Map<String, Integer> numbers = HashMap.newHashMap(vocabulary.size());
            vocabulary.properties().forEach(e -> numbers.put(e.getKey(), e.getValue().intValue()));
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException("a model's tokenizer is not JSON", e);
        }
    }
}
