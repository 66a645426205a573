package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// What a pack can be made from.
public enum ImportFormat {
    /// QnA Maker and Azure custom question answering, TSV or XLSX.
    QNAMAKER {
        @Override
        PackContent content(
                List<Path> files, List<Language> languages, LocalDate today, Notes notes) {
            return drafted(new QnaMakerFile(languages), files, languages, today, notes);
        }
    },
    /// QnABot on AWS, JSON.
    QNABOT {
        @Override
        PackContent content(
                List<Path> files, List<Language> languages, LocalDate today, Notes notes) {
            return drafted(new QnaBotFile(languages), files, languages, today, notes);
        }
    },
    /// Rasa, training data and domain, YAML.
    RASA {
        @Override
        PackContent content(
                List<Path> files, List<Language> languages, LocalDate today, Notes notes) {
            return drafted(new RasaFiles(languages), files, languages, today, notes);
        }
    },
    /// Botpress 12, QnA module, JSON.
    BOTPRESS {
        @Override
        PackContent content(
                List<Path> files, List<Language> languages, LocalDate today, Notes notes) {
            return drafted(new BotpressFile(), files, languages, today, notes);
        }
    },
    /// A table with questions and answers.
    CSV {
        @Override
        PackContent content(
                List<Path> files, List<Language> languages, LocalDate today, Notes notes) {
            return drafted(new CsvFile(languages), files, languages, today, notes);
        }
    },
    /// What [ExportFormat#JSON] wrote.
    JSON {
        @Override
        PackContent content(
                List<Path> files, List<Language> languages, LocalDate today, Notes notes) {
            if (files.size() > 1 || !languages.isEmpty()) {
                throw new UnusableFileException(
                        files.getLast().toString(),
                        1,
                        "a pack in JSON is one file and has its own languages",
                        "Name one file, and leave out --lang");
            }
            return PackJson.read(InputText.read(files.getFirst()));
        }
    };

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

    abstract PackContent content(
            List<Path> files, List<Language> languages, LocalDate today, Notes notes);

    private static PackContent drafted(
            ForeignFile format,
            List<Path> files,
            List<Language> languages,
            LocalDate today,
            Notes notes) {
        List<Draft> drafts = format.read(files, notes);
        return DraftPack.of(files.getFirst().toString(), drafts, languages, today, notes);
    }
}
