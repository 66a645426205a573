/// Puts the house together: reads settings, builds every room by its constructor, and offers them
/// as commands.
///
/// [Main] is where a process begins. Nothing is decided here that another room could decide.
@NullMarked
package io.rapporteur.app;

import org.jspecify.annotations.NullMarked;
