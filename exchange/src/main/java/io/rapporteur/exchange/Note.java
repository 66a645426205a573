package io.rapporteur.exchange;

import java.util.List;

/// Something that did not pass from one format to the other as it was.
///
/// @param kind what became of it
/// @param what such as `names` or `answers longer than a message`
/// @param places where, in reading order: `kb.tsv:12`, or the id of an entry; may be empty where
///   `count` says all
public record Note(Kind kind, String what, int count, List<String> places) {

    private static final int SHOWN = 10;

    public Note {
        places = List.copyOf(places);
    }

    public enum Kind {
        /// It stands in the source and not in the result.
        LEFT_OUT("left out"),
        /// It stands in the result in another form.
        CHANGED("changed"),
        /// A pack needs it and the source does not have it.
        MISSING("missing");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /// `left out: 3 × metadata (kb.tsv:2, kb.tsv:5, kb.tsv:9)`.
    @Override
    public String toString() {
        String shown = String.join(", ", places.subList(0, Math.min(SHOWN, places.size())));
        int more = places.size() - SHOWN;
        return kind.label
                + ": "
                + count
                + " × "
                + what
                + (places.isEmpty()
                        ? ""
                        : " (" + shown + (more > 0 ? " and " + more + " more" : "") + ")");
    }
}
