package io.rapporteur.exchange;

import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.check.Confusions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where topics and their passages stand around the circle of a [RecordPicture].
///
/// Passages of which much is lost get the room for a name, the others that of a line, so that the
/// circle is no larger than what there is to read.
final class Ring {

    /// From the circle to where bars begin, in pixels.
    static final double BARS = 9;

    /// From the circle to where names begin.
    static final double NAMES = 50;

    /// What the longest name takes: an id of 40 characters, and a percentage.
    private static final double LONGEST_NAME = 255;

    private static final double SMALLEST_RADIUS = 220;
    private static final double ROOM_FOR_NAME = 11.5;
    private static final double ROOM_FOR_TITLE = 15;
    private static final double ROOM_FOR_LINE = 3.4;
    private static final double GAP = 6;

    /// From this share of lost wordings on a passage is named.
    private static final double NAMED = 0.1;

    private final Confusions confusions;
    private final List<Sector> sectors = new ArrayList<>();
    private double length;

    private Ring(Confusions confusions) {
        this.confusions = confusions;
    }

    /// A topic, or what stands beside the topics.
    ///
    /// @param at where its title stands; this and all places along the circle are in pixels
    /// @param to where it ends
    record Sector(String title, double at, double to, List<Spot> spots) {}

    /// A passage.
    ///
    /// @param share of its wordings that find something else, in [0, 1]
    record Spot(PassageId id, double at, double share) {

        boolean isNamed() {
            return share >= NAMED;
        }
    }

    static Ring of(KnowledgeBase knowledge, Confusions confusions) {
        Ring ring = new Ring(confusions);
        knowledge
                .topics()
                .forEach(topic ->
                        ring.add(
                                topic.title().in(knowledge.defaultLanguage()),
                                topic.entries().stream()));
        ring.add("(routes)", knowledge.routes().stream());
        ring.add("(small talk)", knowledge.smallTalk().stream());
        return ring;
    }

    /// Passages that no question finds, such as fall-backs, are left out.
    private void add(String title, Stream<? extends Passage> passages) {
        List<PassageId> asked =
                passages.map(Passage::id).filter(id -> confusions.asked(id) > 0).toList();
        if (asked.isEmpty()) {
            return;
        }
        double start = length + ROOM_FOR_TITLE / 2;
        length += ROOM_FOR_TITLE;
        List<Spot> spots = asked.stream().map(this::spot).toList();
        sectors.add(new Sector(title, start, length, spots));
        length += GAP;
    }

    private Spot spot(PassageId id) {
        double share = (double) confusions.lost(id) / confusions.asked(id);
        double room = share >= NAMED ? ROOM_FOR_NAME : ROOM_FOR_LINE;
        length += room;
        return new Spot(id, length - room / 2, share);
    }

    List<Sector> sectors() {
        return List.copyOf(sectors);
    }

    double radius() {
        return Math.max(SMALLEST_RADIUS, length / (2 * Math.PI));
    }

    double outerRadius() {
        return radius() + NAMES + LONGEST_NAME;
    }

    /// The angle of a place along the circle, in radians, clockwise from the top.
    double angle(double at) {
        return 2 * Math.PI * at / length;
    }
}
