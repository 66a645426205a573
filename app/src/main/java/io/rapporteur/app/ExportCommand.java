package io.rapporteur.app;

import io.rapporteur.exchange.ExportFormat;
import io.rapporteur.exchange.Exported;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.PackReader;
import io.rapporteur.knowledge.pack.ReadPack;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Writes a pack in another format.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a pack in another format; what the format cannot carry is listed on standard"
                    + " error.",
            "json holds everything; csv is for spreadsheets, jsonld (FAQPage) for search engines,"
                    + " html for people."
        })
final class ExportCommand implements Callable<Integer> {

    @Mixin private PackOption pack = new PackOption();

    @Parameters(paramLabel = "FORMAT", description = "One of json, csv, jsonld, html.")
    private ExportFormat format = ExportFormat.JSON;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR",
            description =
                    "Write there instead of standard output, over what an earlier export wrote."
                            + " For html a folder: it gets a page for each language.")
    private @Nullable Path output;

    @Option(
            names = "--lang",
            paramLabel = "xx",
            split = ",",
            converter = Converters.ToLanguage.class,
            description = "Only these languages (default: all of the pack; json always has all).")
    private List<Language> chosen = new ArrayList<>();

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public Integer call() {
        ReadPack read = PackReader.readWithPlaces(pack.folder());
        Exported exported = format.export(read, languages(read.knowledge().languages()));
        if (output == null) {
            terminal.out().print(exported.files().values().iterator().next());
            terminal.out().flush();
        } else {
            write(exported.files(), output);
        }
        exported.notes().forEach(terminal.err()::println);
        return ExitCode.OK;
    }

    private List<Language> languages(List<Language> ofPack) {
        for (Language language : chosen) {
            if (!ofPack.contains(language)) {
                throw new FailedCommand(
                        "The pack is not written in "
                                + language.tag()
                                + ": expected one of "
                                + String.join(", ", ofPack.stream().map(Language::tag).toList())
                                + ".");
            }
        }
        if (!chosen.isEmpty()) {
            return chosen;
        }
        // Standard output takes one page.
        return format == ExportFormat.HTML && output == null ? ofPack.subList(0, 1) : ofPack;
    }

    private void write(Map<String, String> files, Path target) {
        boolean folder = format == ExportFormat.HTML || Files.isDirectory(target);
        try {
            if (folder) {
                Files.createDirectories(target);
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder ? target.resolve(file.getKey()) : target;
                Files.writeString(path, file.getValue());
                terminal.err().println("Wrote " + path + ".");
            }
        } catch (IOException e) {
            throw FailedCommand.notWritten(target, e);
        }
    }
}
