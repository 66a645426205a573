package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.List;
import java.util.Map;

/// What a pack can be written as.
public enum ExportFormat {
    /// Everything: importing it gives an equal pack.
    JSON {
        @Override
        public Exported export(ReadPack pack, List<Language> languages) {
            return new Exported(Map.of("pack.json", PackJson.write(PackTree.of(pack))), List.of());
        }
    },
    /// A row for each passage in each language, for spreadsheets.
    CSV {
        @Override
        public Exported export(ReadPack pack, List<Language> languages) {
            return new CsvExport(pack.knowledge(), languages).export();
        }
    },
    /// schema.org's FAQPage, one for each language, for search engines.
    JSONLD {
        @Override
        public Exported export(ReadPack pack, List<Language> languages) {
            return new FaqPageExport(pack, languages).export();
        }
    },
    /// Pages for people, one for each language.
    HTML {
        @Override
        public Exported export(ReadPack pack, List<Language> languages) {
            return new HtmlExport(pack, languages).export();
        }
    };

    /// Writes `pack` in `languages`, which are some or all of its own. JSON always has all.
    public abstract Exported export(ReadPack pack, List<Language> languages);
}
