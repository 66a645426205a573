/// How long the matcher takes to learn a pack and to match a question, and what both need when
/// packs grow.
///
/// `config/bench-match` is the way in. Nothing of this is in the product. The package is not marked
/// as free of nulls: JMH fills the fields of states after it has made them.
package io.rapporteur.benchmark;
