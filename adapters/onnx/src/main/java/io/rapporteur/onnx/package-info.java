/// Sentence vectors of a neural network, run by ONNX Runtime: better than
/// [io.rapporteur.core.encoding.StaticEncoder] on English, at some milliseconds a sentence and with
/// native code.
///
/// [OnnxEncoder] is the way in. Where the native code cannot run it says so, and the house does
/// without.
@NullMarked
package io.rapporteur.onnx;

import org.jspecify.annotations.NullMarked;
