package io.rapporteur.knowledge.pack;

import java.util.List;
import java.util.stream.Collectors;

/// A pack cannot be used as it is.
public final class InvalidPackException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /// @param problems at least one
    InvalidPackException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// In the order of files and lines.
    public List<Problem> problems() {
        return problems;
    }
}
