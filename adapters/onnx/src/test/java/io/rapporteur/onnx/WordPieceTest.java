package io.rapporteur.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Ours against the Rust tokenizer that the model was published with.
class WordPieceTest {

    private static final String[] SENTENCES = {
        "Who is the Secretary General?",
        "wifi pwd???",
        "I can't; you won't: they're rock'n'roll—e-mail me @ 10:30 a.m. (UTC+1)",
        "Où se trouve l'entrée ? Ça coûte 5 € ou 10 £…",
        "¿Cuándo empieza la 93.ª Asamblea General?",
        "أين تُعقد الجمعيّة العامة؟ ١٢٣",
        "日本語と中文 mixed in",
        "naïve café Straße İstanbul ΑΘΗΝΑ ς",
        "tabs\tand\nlines\r\nand\u00A0no-break\u2009thin\u200Bzero",
        "emoji 🙂👮🏽‍♀️ and ™ © ½ ²",
        "https://example.org/a_b?c=d&e=f#g",
        "a".repeat(101) + " " + "b".repeat(100),
        "[brackets] {braces} \\ backslash",
        "soft\u00ADhyphen \uFFFD broken \u0000 null \u0007 bell",
        "$100 + 5% = 2^3 ~ `code` <tag> |pipe|",
        "e\u0301 combining, Å, ﬁ ligature, Ⅷ",
        "한국어 ไทย हिन्दी",
    };

    @Test
    void cutsAsTheModelsOwnTokenizerDoes() throws IOException {
        byte[] description = description();
        WordPiece ours = new WordPiece(OnnxEncoder.vocabulary(description), 512);
        List<String> texts = texts(OnnxEncoder.vocabulary(description));
        Map<String, String> options = Map.of("truncation", "true", "maxLength", "512");
        try (HuggingFaceTokenizer theirs =
                HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(description), options)) {
            assertThat(texts)
                    .hasSizeGreaterThan(400)
                    .allSatisfy(text ->
                            assertThat(ours.numbers(text)).isEqualTo(theirs.encode(text).getIds()));
        }
    }

    /// The model's own would let a person type the marks that the network is steered with.
    @Test
    void takesMarksOfTheModelForTextWhenAPersonTypesThem() throws IOException {
        WordPiece ours = new WordPiece(OnnxEncoder.vocabulary(description()), 512);
        assertThat(ours.numbers("[SEP] who")).isEqualTo(ours.numbers("[ sep ] who"));
    }

    /// The sentences above, in capitals too, and words of the vocabulary glued together at random.
    private static List<String> texts(Map<String, Integer> vocabulary) {
        List<String> texts = new ArrayList<>(List.of(SENTENCES));
        for (String sentence : SENTENCES) {
            texts.add(sentence.toUpperCase(Locale.ROOT));
        }
        List<String> pieces = vocabulary.keySet().stream().sorted().toList();
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 12; j++) {
                text.append(pieces.get(random.nextInt(pieces.size())).replace("[", ""));
                text.append(random.nextInt(3) == 0 ? "" : " ");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static byte[] description() throws IOException {
        try (InputStream stream =
                WordPieceTest.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json")) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }
}
