/// The terminal as a chat platform: replies as text with numbered choices, and a conversation on
/// standard input and output.
///
/// [ConsoleRenderer] writes one reply; [ConsoleChat] holds a conversation. The only room that
/// prints.
@NullMarked
package io.rapporteur.console;

import org.jspecify.annotations.NullMarked;
