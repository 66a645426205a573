package io.rapporteur.app;

import io.rapporteur.exchange.ImportFormat;
import io.rapporteur.exchange.Imported;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.check.Finding;
import io.rapporteur.knowledge.check.PackCheck;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Makes a pack of other products' files.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a new pack of other products' files, and says what was left out, changed or"
                    + " missing, and where.",
            "qnamaker: QnA Maker or Azure custom question answering, TSV or XLSX. qnabot: QnABot on"
                    + " AWS, JSON. rasa: training data and domain, YAML. botpress: QnA of Botpress"
                    + " 12, JSON. csv: a table with the columns question and answer. json: what"
                    + " \"export json\" wrote."
        })
final class ImportCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            description = "One of qnamaker, qnabot, rasa, botpress, csv, json.")
    private ImportFormat format = ImportFormat.JSON;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "What the other product exported; several for rasa.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "The folder of the new pack; nothing in it is overwritten.")
    private Path folder = Path.of("");

    @Option(
            names = "--lang",
            paramLabel = "xx",
            split = ",",
            converter = Converters.ToLanguage.class,
            description =
                    "The language of a file that does not say which it has; for others the"
                            + " languages that the pack shall have (default: those that every item"
                            + " has).")
    private List<Language> languages = new ArrayList<>();

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public Integer call() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Imported imported = format.importInto(folder, files, languages, today);
        PrintWriter out = terminal.out();
        imported.notes().forEach(out::println);
        out.println("Imported %d entries into %s.".formatted(imported.entries(), folder));
        List<Finding> unreadable =
                PackCheck.check(folder, today).stream()
                        .filter(finding -> finding.rule().equals("unreadable"))
                        .toList();
        unreadable.forEach(out::println);
        out.println(
                unreadable.isEmpty()
                        ? "Next: ./rapporteur check --pack " + folder
                        : "The bot does not start with this pack before that is corrected.");
        out.flush();
        return unreadable.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
