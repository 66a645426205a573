package io.rapporteur.training;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.knowledge.Language;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// A teacher whose vector of a sentence is the sum of one for each word, drawn by the word's hash.
final class TopicTeacher implements SentenceEncoder {

    private int asked;

    int asked() {
        return asked;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public String version() {
        return "topics";
    }

    @Override
    public int dimensions() {
        return 16;
    }

    @Override
    public synchronized float[] encode(String text) {
        asked++;
        float[] sum = new float[dimensions()];
        Stream.of(text.toLowerCase(Locale.ROOT).split("\\P{Alpha}+"))
                .map(word -> new Random(word.hashCode()))
                .forEach(random -> {
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += (float) random.nextGaussian();
                    }
                });
        return sum;
    }

    @Override
    public boolean reads(Language language) {
        return language == Language.ENGLISH;
    }
}
