package io.rapporteur.core.evaluation;

import java.util.List;

/// A question of which it is known what a right outcome is.
public sealed interface KnownQuestion permits EvaluationCase, TrialCase {

    String text();

    Kind kind();

    /// The same question, asked as `text`.
    KnownQuestion askedAs(String text);

    /// What it is counted among beside all of its scope: `lang fr`, `kind answerable`.
    List<String> groups();
}
