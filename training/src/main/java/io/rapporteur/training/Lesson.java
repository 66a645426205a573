package io.rapporteur.training;

/// A text and the place of the vector it shall get among the targets.
record Lesson(String text, int target) {}
