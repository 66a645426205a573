package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.pack.InvalidPackException;
import io.rapporteur.knowledge.pack.PackReader;
import io.rapporteur.knowledge.pack.Place;
import io.rapporteur.knowledge.pack.Problem;
import io.rapporteur.knowledge.pack.ReadPack;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Checks a pack by every rule we have.
public final class PackCheck {

    private PackCheck() {}

    /// All findings in the pack, in the order of files and lines. A pack that cannot be read yields
    /// what [#unreadable] says, and nothing else.
    ///
    /// @param today the day for which statements should hold
    public static List<Finding> check(Path packFolder, LocalDate today) {
        try {
            return check(PackReader.readWithPlaces(packFolder), today, List.of());
        } catch (InvalidPackException e) {
            return unreadable(e);
        }
    }

    /// All findings in `pack`, by `more` rules too, in the order of files and lines.
    public static List<Finding> check(ReadPack pack, LocalDate today, List<Rule> more) {
        return Stream.concat(rules(today).stream(), more.stream())
                .flatMap(rule -> rule.findings(pack))
                .sorted(Finding.IN_READING_ORDER)
                .toList();
    }

    /// The reader's problems, as errors of the rule `unreadable`.
    public static List<Finding> unreadable(InvalidPackException refused) {
        return refused.problems().stream().map(PackCheck::unreadable).toList();
    }

    private static List<Rule> rules(LocalDate today) {
        return List.of(
                new EnoughWordings(),
                new FigureParity(),
                Parity.ofNumberWords(),
                Parity.ofMonths(),
                Parity.ofWebAddresses(),
                new NameParity(),
                new DistinctWordings(),
                new WordingsApart(),
                new UnansweredApart(),
                new CitedSources(),
                new RealSources(),
                new CurrentStatements(today),
                new FactsNotVerdicts(),
                new ReadableLength(),
                new CleanTypography(),
                new PunctuationHabits(),
                new OneQuoteStyle(),
                new ReadableDirection(),
                new WordingsThatAsk());
    }

    private static Finding unreadable(Problem problem) {
        return Finding.error(
                new Place(problem.file(), problem.line()),
                "unreadable",
                problem.what(),
                "The bot does not start with this pack",
                problem.remedy());
    }
}
