package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.pack.InvalidPackException;
import io.rapporteur.knowledge.pack.PackReader;
import io.rapporteur.knowledge.pack.Place;
import io.rapporteur.knowledge.pack.Problem;
import io.rapporteur.knowledge.pack.ReadPack;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Checks a pack by every rule we have.
public final class PackCheck {

    private PackCheck() {}

    /// All findings in the pack, in the order of files and lines. A pack that cannot be read yields
    /// the reader's problems, as errors of the rule `unreadable`, and nothing else.
    ///
    /// @param today the day for which statements should hold
    public static List<Finding> check(Path packFolder, LocalDate today) {
        return check(packFolder, rules(today));
    }

    /// The same, and whether the entries cover `facts`.
    public static List<Finding> check(Path packFolder, LocalDate today, List<Fact> facts) {
        List<Rule> rules = new ArrayList<>(rules(today));
        rules.add(new FactCoverage(facts));
        return check(packFolder, rules);
    }

    private static List<Finding> check(Path packFolder, List<Rule> rules) {
        try {
            ReadPack pack = PackReader.readWithPlaces(packFolder);
            return rules.stream()
                    .flatMap(rule -> rule.findings(pack))
                    .sorted(Finding.IN_READING_ORDER)
                    .toList();
        } catch (InvalidPackException e) {
            return e.problems().stream().map(PackCheck::unreadable).toList();
        }
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
