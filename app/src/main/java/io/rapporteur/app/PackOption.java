package io.rapporteur.app;

import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.dialogue.Phrases;
import io.rapporteur.core.dialogue.Replies;
import io.rapporteur.core.encoding.RememberingEncoder;
import io.rapporteur.core.encoding.StaticEncoder;
import io.rapporteur.core.matching.Encoders;
import io.rapporteur.core.matching.HeldOutWordings;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.check.Confusions;
import io.rapporteur.knowledge.pack.PackReader;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

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
        return encoding(encoders ->
                new Matcher(knowledge, MatcherModel.shipped(), encoders, Program.prepared()));
    }

    /// What the matcher that [#matcher] builds would confuse; takes about a minute.
    static Confusions confusions(KnowledgeBase knowledge) {
        return encoding(encoders ->
                Confusions.of(HeldOutWordings.ask(knowledge, MatcherModel.shipped(), encoders)));
    }

    /// The vectors of the pack's texts are kept for the next time.
    private static <T> T encoding(Function<Encoders, T> user) {
        RememberingEncoder encoder =
                new RememberingEncoder(StaticEncoder.shipped(), Settings.prepared());
        T made = user.apply(Encoders.only(encoder));
        encoder.save();
        return made;
    }

    static Replies replies(KnowledgeBase knowledge) {
        return new Replies(knowledge, Phrases.shipped());
    }

    static Dialogue dialogue(KnowledgeBase knowledge) {
        return new Dialogue(knowledge, matcher(knowledge), replies(knowledge));
    }
}
