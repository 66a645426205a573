package io.rapporteur.knowledge;

/// Names a [Source] within its pack. Not blank.
public record SourceId(String value) {

    /// @throws IllegalArgumentException if `value` is blank
    public SourceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a source id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
