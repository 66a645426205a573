package io.rapporteur.core.evaluation;

/// How an outcome is judged.
public enum Verdict {
    /// Answered rightly, or rightly did not answer.
    RIGHT,
    /// Offered the right answer among the first three.
    OFFERED,
    /// Did not answer what the record answers.
    SILENT,
    /// Answered wrongly, or answered what the record does not answer.
    WRONG
}
