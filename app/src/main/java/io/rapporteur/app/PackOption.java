package io.rapporteur.app;

import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.dialogue.Phrases;
import io.rapporteur.core.dialogue.Replies;
import io.rapporteur.core.encoding.RememberingEncoder;
import io.rapporteur.core.encoding.StaticEncoder;
import io.rapporteur.core.matching.Encoders;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.pack.PackReader;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/// `--pack DIR`, and what is built from a pack.
final class PackOption {

    @Option(
            names = "--pack",
            paramLabel = "DIR",
            description =
                    "Folder of the event pack (default: RAPPORTEUR_PACK, or the pack that ships).")
    private @Nullable Path pack;

    Path folder() {
        return Optional.ofNullable(pack).orElseGet(() -> new Settings(System.getenv()).pack());
    }

    KnowledgeBase knowledge() {
        return PackReader.read(folder(), Program.prepared());
    }

    static Matcher matcher(KnowledgeBase knowledge) {
        RememberingEncoder encoder =
                new RememberingEncoder(StaticEncoder.shipped(), Settings.prepared());
        Matcher matcher =
                new Matcher(
                        knowledge,
                        MatcherModel.shipped(),
                        Encoders.only(encoder),
                        Program.prepared());
        encoder.save();
        return matcher;
    }

    static Replies replies(KnowledgeBase knowledge) {
        return new Replies(knowledge, Phrases.shipped());
    }

    static Dialogue dialogue(KnowledgeBase knowledge) {
        return new Dialogue(knowledge, matcher(knowledge), replies(knowledge));
    }
}
