package io.rapporteur.knowledge.check;

/// How much a [Finding] matters.
public enum Severity {
    /// The pack should not be published with it.
    ERROR,
    /// A person should look at it.
    WARNING,
    /// A matter of style: readers are told nothing wrong.
    NOTICE
}
