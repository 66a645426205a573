package io.rapporteur.core.matching;

import static java.util.stream.Collectors.joining;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.language.LanguageDetector;
import io.rapporteur.knowledge.Fingerprint;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.prepared.Form;
import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;
import io.rapporteur.knowledge.prepared.Prepared;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// All that a matcher learns from a pack.
record Learned(LanguageDetector detector, ExactWordings exactWordings, Indexes indexes) {

    /// Learns `knowledge`, or takes over what `prepared` has of the same.
    static Learned from(KnowledgeBase knowledge, Encoders encoders, Prepared prepared) {
        return prepared.get(
                "matcher",
                content(knowledge, encoders),
                new LearnedForm(knowledge, encoders),
                () -> from(knowledge, encoders));
    }

    private static Learned from(KnowledgeBase knowledge, Encoders encoders) {
        Corpus corpus = Corpus.of(knowledge);
        CompletableFuture<LanguageDetector> detector =
                CompletableFuture.supplyAsync(() ->
                        LanguageDetector.learnedFrom(
                                knowledge.languages(), corpus.wordFrequencies()));
        Indexes indexes = Indexes.of(corpus, knowledge, encoders);
        return new Learned(detector.join(), ExactWordings.of(corpus), indexes);
    }

    private static Fingerprint content(KnowledgeBase knowledge, Encoders encoders) {
        return Fingerprint.of(
                Stream.concat(
                                Stream.of(knowledge.revision()),
                                encoders.all().map(SentenceEncoder::version))
                        .collect(joining("\n")));
    }

    private record LearnedForm(KnowledgeBase knowledge, Encoders encoders)
            implements Form<Learned> {

        @Override
        public void write(Learned learned, FormWriter out) {
            learned.detector.write(out);
            learned.exactWordings.write(out);
            learned.indexes.write(out);
        }

        @Override
        public Learned read(FormReader in) {
            return new Learned(
                    LanguageDetector.read(in),
                    ExactWordings.read(in, knowledge.passages().toList()),
                    Indexes.read(in, knowledge, encoders));
        }
    }
}
