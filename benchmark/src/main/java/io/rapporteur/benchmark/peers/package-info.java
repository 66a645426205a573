/// Other matchers beside ours, on the same lines and the same machine.
///
/// `config/bench-peers` is the way in, which runs [ComparePeers]. Each [Peer] learns from the
/// [Wording]s and guesses the label of each [Question]; [Score] judges the guesses, and [Table]
/// prints them. Nothing of this is in the product.
@NullMarked
package io.rapporteur.benchmark.peers;

import org.jspecify.annotations.NullMarked;
