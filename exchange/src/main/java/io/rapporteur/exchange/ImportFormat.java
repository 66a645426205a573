package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/// What a pack can be made from.
public enum ImportFormat {
    /// QnA Maker and Azure custom question answering, TSV or XLSX.
    QNAMAKER,
    /// QnABot on AWS, JSON.
    QNABOT,
    /// Rasa, training data and domain, YAML.
    RASA,
    /// Botpress 12, QnA module, JSON.
    BOTPRESS,
    /// A table with questions and answers.
    CSV,
    /// What [ExportFormat#JSON] wrote.
    JSON;

    /// Makes a pack of `files` in `folder`, which must be new or empty.
    ///
    /// @param languages those of the pack, or of a file that does not say which it has; empty for
    ///   all that every item has
    /// @param today the day of the import
    /// @throws UnusableFileException if a file is not in this format, or the folder not free
    public Imported importInto(
            Path folder, List<Path> files, List<Language> languages, LocalDate today) {
        NewFolder target = new NewFolder(folder);
        target.mustBeFree();
        Notes notes = new Notes();
        PackContent content = content(files, languages, today, notes);
        target.write(content.files());
        return new Imported(content.entries(), notes.all());
    }

    private PackContent content(
            List<Path> files, List<Language> languages, LocalDate today, Notes notes) {
        String first = files.getFirst().toString();
        Function<ForeignFile, PackContent> drafted =
                format -> DraftPack.of(first, format.read(files, notes), languages, today, notes);
        return switch (this) {
            case QNAMAKER -> drafted.apply(new QnaMakerFile(languages));
            case QNABOT -> drafted.apply(new QnaBotFile(languages));
            case RASA -> drafted.apply(new RasaFiles(languages));
            case BOTPRESS -> drafted.apply(new BotpressFile());
            case CSV -> drafted.apply(new CsvFile(languages));
            case JSON -> wholePack(files, languages);
        };
    }

    private static PackContent wholePack(List<Path> files, List<Language> languages) {
        if (files.size() > 1 || !languages.isEmpty()) {
            throw new UnusableFileException(
                    files.getLast().toString(),
                    1,
                    "a pack in JSON is one file and has its own languages",
                    "Name one file, and leave out --lang");
        }
        return PackJson.read(InputText.read(files.getFirst()));
    }
}
