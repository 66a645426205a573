package io.rapporteur.exchange;

import io.rapporteur.knowledge.pack.Problem;

import java.util.List;
import java.util.stream.Collectors;

/// A file cannot be imported as it is, or a place cannot be written to.
public final class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /// @param problems at least one
    UnusableFileException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    UnusableFileException(String file, int line, String what, String remedy) {
        this(List.of(new Problem(file, line, what, remedy)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
