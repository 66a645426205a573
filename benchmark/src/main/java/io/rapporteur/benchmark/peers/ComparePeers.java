package io.rapporteur.benchmark.peers;

import io.rapporteur.knowledge.pack.InvalidPackException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `config/bench-peers`: other matchers and ours on the same lines, as a Markdown table.
@Command(
        name = "config/bench-peers",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs other matchers and ours on the same lines and prints a Markdown table.",
            "TRAIN: JSON lines {\"text\", \"label\", \"lang\"?}, as `rapporteur match` reads them.",
            "QUESTIONS: {\"text\", \"lang\"?, \"label\" or \"labels\"?}; without a label, or with"
                    + " \"oos\": true, nothing in TRAIN answers it."
        })
final class ComparePeers implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "0..2", description = "TRAIN.jsonl QUESTIONS.jsonl")
    private List<Path> files = List.of();

    @Option(
            names = "--pack",
            paramLabel = "FOLDER",
            description = "Instead of TRAIN: titles and wordings of this pack's entries.")
    private @Nullable Path pack;

    @Option(
            names = "--trials",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Instead of QUESTIONS: trials of that pack, as `rapporteur tune` reads them.")
    private List<Path> trials = List.of();

    @Spec private @Nullable CommandSpec spec;

    private ComparePeers() {}

    /// The system property `rapporteur.home` names the checkout.
    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new ComparePeers())
                        .setExecutionExceptionHandler(ComparePeers::told)
                        .execute(arguments));
    }

    private static int told(Exception e, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (e instanceof RefusedInputException || e instanceof InvalidPackException) {
            command.getErr().println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }

    @Override
    public Integer call() {
        Lines lines = lines();
        Table table = new Table(lines.questions());
        System.out.println(table.head());
        for (Peer peer : peers()) {
            System.err.println(peer.name() + " ...");
            System.out.println(row(peer, lines, table));
        }
        System.out.println("\n" + table.legend());
        return CommandLine.ExitCode.OK;
    }

    private Lines lines() {
        if (pack != null && !trials.isEmpty() && files.isEmpty()) {
            return Lines.ofPack(pack, trials);
        }
        if (pack == null && trials.isEmpty() && files.size() == 2) {
            return Lines.of(files.getFirst(), files.getLast());
        }
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "expected TRAIN.jsonl QUESTIONS.jsonl, or --pack FOLDER --trials FILE...");
    }

    private static List<Peer> peers() {
        Path home = Path.of(System.getProperty("rapporteur.home"));
        Path folder = home.resolve("target/peers");
        return List.of(
                new NlpJs(home, folder.resolve("nlpjs")),
                new Bm25(),
                NearestWording.miniLm(),
                NearestWording.bge(),
                new Ours(home, folder.resolve("rapporteur")));
    }

    private static String row(Peer peer, Lines lines, Table table) {
        try {
            return table.row(peer.name(), peer.run(lines));
        } catch (PeerUnavailableException e) {
            return table.row(peer.name(), e);
        }
    }
}
