package io.rapporteur.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Questions that no pack holds, in an order that is the same each time.
final class Questions {

    private static final int SEED = 93;

    /// Enough that what a matcher keeps of one is of no use to the next.
    private static final int MOST = 4_000;

    private Questions() {}

    /// Those of the shipped pack's trials, in four languages.
    static List<String> ofTrials(Path pack) {
        try (Stream<Path> files = Files.list(pack.resolve("trials"))) {
            List<String> texts = new ArrayList<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    texts.add(new ObjectMapper().readTree(line).path("text").asText());
                }
            }
            return some(texts);
        } catch (IOException e) {
            throw new UncheckedIOException("the trials of " + pack + " cannot be read", e);
        }
    }

    /// The wordings of `knowledge`, each with a letter left out.
    static List<String> of(KnowledgeBase knowledge) {
        List<String> texts =
                knowledge
                        .entries()
                        .map(Entry::questions)
                        .flatMap(wordings -> wordings.values().stream())
                        .flatMap(List::stream)
                        .toList();
        return some(texts).stream().map(Questions::misspelt).toList();
    }

    private static String misspelt(String text) {
        int place = text.length() / 2;
        return text.substring(0, place) + text.substring(place + 1);
    }

    private static List<String> some(List<String> texts) {
        List<String> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(SEED));
        return List.copyOf(shuffled.subList(0, Math.min(MOST, shuffled.size())));
    }
}
