package io.rapporteur.app;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.knowledge.check.Finding;
import io.rapporteur.knowledge.check.PackCheck;
import io.rapporteur.knowledge.check.Severity;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Lints a pack.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Says what is wrong with a pack, or could be better: file, line, why it matters, what"
                    + " to do.",
            "Exit code 1 if anything is wrong; warnings alone do not fail."
        })
final class CheckCommand implements Callable<Integer> {

    @Mixin private PackOption pack = new PackOption();

    @Option(
            names = "--on",
            paramLabel = "DAY",
            description = "Judge dates as of this day, such as 2026-01-31 (default: today).")
    private @Nullable LocalDate day;

    @Option(names = "--json", description = "Print a JSON line for each finding.")
    private boolean json;

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public Integer call() {
        LocalDate today = Optional.ofNullable(day).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        List<Finding> findings = PackCheck.check(pack.folder(), today);
        PrintWriter out = terminal.out();
        findings.forEach(finding -> out.println(json ? line(finding) : label(finding) + finding));
        long errors =
                findings.stream().filter(finding -> finding.severity() == Severity.ERROR).count();
        if (!json) {
            out.println("%d errors, %d warnings.".formatted(errors, findings.size() - errors));
        }
        out.flush();
        return errors == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String label(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> "error    ";
            case WARNING -> "warning  ";
        };
    }

    private static ObjectNode line(Finding finding) {
        return JsonLines.JSON
                .createObjectNode()
                .put("file", finding.file())
                .put("line", finding.line())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("rule", finding.rule())
                .put("what", finding.what())
                .put("why", finding.why())
                .put("remedy", finding.remedy());
    }
}
