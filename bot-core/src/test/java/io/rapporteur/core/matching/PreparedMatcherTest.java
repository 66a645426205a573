package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.encoding.WatchedEncoder;
import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.knowledge.Fingerprint;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.PackReader;
import io.rapporteur.knowledge.prepared.Form;
import io.rapporteur.knowledge.prepared.Prepared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A matcher that takes over what an earlier one has learned.
class PreparedMatcherTest {

    private static final Instant AFTER = Instant.parse("2026-01-15T12:00:00Z");

    private static final List<String> ODD =
            List.of(
                    "",
                    "?!",
                    "zzxq wvv",
                    "how do I bake bread",
                    "presidnet of intrepol, who is he",
                    "lelection cetait quand",
                    "chkoun rbe7?",
                    "when in 2019 did the 93rd assembly elect 179 delegates",
                    "hello there, I am a student from Rabat and I write about your assembly. We"
                            + " read that there was a vote. Who won it in the end?");

    @TempDir private Path folder;

    private final AtomicInteger learned = new AtomicInteger();

    private Matcher matcher(KnowledgeBase knowledge, SentenceEncoder encoder) {
        Prepared files = Prepared.in(folder, Fingerprint.of("the program"));
        return new Matcher(
                knowledge,
                MatcherModel.shipped(),
                Encoders.only(encoder),
                new Prepared() {
                    @Override
                    public <T> T get(
                            String name, Fingerprint content, Form<T> form, Supplier<T> computed) {
                        return files.get(
                                name,
                                content,
                                form,
                                () -> {
                                    learned.incrementAndGet();
                                    return computed.get();
                                });
                    }
                });
    }

    @Test
    void decidesTheSameToTheLastBitAsOneThatLearnedTheShippedRecordItself() {
        KnowledgeBase knowledge =
                PackReader.read(
                        Path.of(
                                System.getProperty("rapporteur.home"),
                                "knowledge/packs/interpol-93"));
        SentenceEncoder encoder = SamplePack.ENCODERS.general();
        Matcher itself = new Matcher(knowledge, MatcherModel.shipped(), Encoders.only(encoder));
        matcher(knowledge, encoder);

        Matcher takingOver = matcher(knowledge, encoder);

        assertThat(learned).hasValue(1);
        assertThat(questions(knowledge))
                .hasSizeGreaterThan(1_000)
                .allSatisfy(question ->
                        assertThat(match(takingOver, question)).isEqualTo(match(itself, question)));
    }

    @Test
    void encodesNoTextOfThePackAgain() {
        WatchedEncoder encoder = new WatchedEncoder(SamplePack.ENCODERS.general());
        matcher(SamplePack.KNOWLEDGE, encoder);
        encoder.encoded().clear();

        matcher(SamplePack.KNOWLEDGE, encoder);

        assertThat(encoder.encoded()).isEmpty();
    }

    @Test
    void learnsAnewForAnotherEncoder() {
        matcher(SamplePack.KNOWLEDGE, SamplePack.ENCODERS.general());
        matcher(SamplePack.KNOWLEDGE, new OtherWeights(SamplePack.ENCODERS.general()));

        assertThat(learned).hasValue(2);
    }

    private record OtherWeights(SentenceEncoder encoder) implements SentenceEncoder {

        @Override
        public String name() {
            return encoder.name();
        }

        @Override
        public String version() {
            return encoder.version() + "-other";
        }

        @Override
        public int dimensions() {
            return encoder.dimensions();
        }

        @Override
        public float[] encode(String text) {
            return encoder.encode(text);
        }

        @Override
        public boolean reads(Language language) {
            return encoder.reads(language);
        }
    }

    /// Every sixtieth wording: as it is, without its last word, and with a slip of the finger; and
    /// odd ones.
    private static List<String> questions(KnowledgeBase knowledge) {
        List<String> wordings =
                Stream.of(Language.values())
                        .flatMap(language -> wordings(knowledge, language))
                        .toList();
        return Stream.concat(
                        ODD.stream(),
                        IntStream.range(0, wordings.size())
                                .filter(number -> number % 60 == 0)
                                .mapToObj(wordings::get)
                                .flatMap(text -> Stream.of(text, shorter(text), mistyped(text))))
                .toList();
    }

    private static Stream<String> wordings(KnowledgeBase knowledge, Language language) {
        return knowledge.passages().flatMap(passage -> passage.questions(language).stream());
    }

    private static String shorter(String text) {
        return text.substring(0, Math.max(0, text.lastIndexOf(' ')));
    }

    private static String mistyped(String text) {
        int middle = text.length() / 2;
        return text.substring(0, middle) + text.substring(Math.min(text.length(), middle + 1));
    }

    private static Match match(Matcher matcher, String question) {
        return matcher.match(question, LanguageContext.NONE, AFTER);
    }
}
