package io.rapporteur.exchange;

import static io.rapporteur.exchange.Html.element;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.check.Confusions;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The record as a picture that shows an editor where wordings must be sharpened: topics and their
/// entries around a circle, and a ribbon from each to those that its own wordings find instead.
///
/// An SVG that needs nothing but itself, bright or dark as the reader's system says. The same pack
/// and confusions give the same picture.
public final class RecordPicture {

    /// A ribbon stands for at least this share of a passage's wordings; less may be chance.
    private static final double LEAST_SHARE = 0.04;

    private static final double THINNEST = 1.5;
    private static final double THICKEST = 24;

    private final KnowledgeBase knowledge;
    private final Confusions confusions;
    private final Ring ring;
    private final Map<PassageId, Place> places = new HashMap<>();

    private RecordPicture(KnowledgeBase knowledge, Confusions confusions) {
        this.knowledge = knowledge;
        this.confusions = confusions;
        this.ring = Ring.of(knowledge, confusions);
        for (Ring.Sector sector : ring.sectors()) {
            sector.spots()
                    .forEach(spot ->
                            places.put(spot.id(), new Place(sector, ring.angle(spot.at()))));
        }
    }

    /// Where a passage stands.
    private record Place(Ring.Sector sector, double angle) {}

    /// @param confusions of the same pack
    public static String draw(KnowledgeBase knowledge, Confusions confusions) {
        return new RecordPicture(knowledge, confusions).draw();
    }

    private String draw() {
        PicturePanel panel = new PicturePanel(knowledge, confusions);
        double side = 2 * ring.outerRadius();
        double width = side + PicturePanel.WIDTH;
        double height = Math.max(side, panel.height());
        return Picture.of(
                "The record, and what is found in place of what",
                width,
                height,
                PictureStyle.SHEET,
                moved(
                        ring.outerRadius(),
                        height / 2,
                        Stream.of(
                                element("g", ring.sectors().stream().map(this::frame)),
                                element(
                                        "g",
                                        ring.sectors().stream()
                                                .flatMap(sector -> sector.spots().stream())
                                                .map(this::passage)))),
                moved(side, (height - panel.height()) / 2, panel.draw()));
    }

    private static Html moved(double x, double y, Stream<? extends Html> parts) {
        return element("g", parts)
                .with("transform", "translate(" + Polar.number(x) + " " + Polar.number(y) + ")");
    }

    /// A topic's band and title.
    private Html frame(Ring.Sector sector) {
        return element(
                "g",
                element("path")
                        .with("class", "band")
                        .with(
                                "d",
                                Polar.arc(
                                        ring.radius() + Ring.BARS / 2,
                                        ring.angle(sector.at()),
                                        ring.angle(sector.to()))),
                label(sector.title(), ring.angle(sector.at())).with("class", "topic"));
    }

    /// A passage's bar, its name if much of it is lost, and its ribbons.
    private Html passage(Ring.Spot spot) {
        Stream<Html> name =
                spot.isNamed()
                        ? Stream.of(
                                label(
                                        spot.id() + " " + percent(spot.share()),
                                        ring.angle(spot.at())))
                        : Stream.of();
        return element(
                        "g",
                        Stream.of(
                                        Stream.of(element("title", told(spot.id())), bar(spot)),
                                        name,
                                        confusions.pairs(spot.id()).stream()
                                                .filter(pair ->
                                                        confusions.share(pair) >= LEAST_SHARE)
                                                .map(this::ribbon))
                                .flatMap(parts -> parts))
                .with("class", "passage");
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private Html bar(Ring.Spot spot) {
        double from = ring.radius() + Ring.BARS;
        double longest = Ring.NAMES - Ring.BARS - 4;
        return element("path")
                .with("class", spot.share() > 0 ? "bar lost" : "bar")
                .with(
                        "d",
                        Polar.line(ring.angle(spot.at()), from, from + 2 + longest * spot.share()));
    }

    private String told(PassageId id) {
        String title =
                knowledge
                        .entry(id)
                        .map(Entry::title)
                        .map(text -> ": " + text.in(knowledge.defaultLanguage()))
                        .orElse("");
        return "%s%s (of %d wordings %d find something else)"
                .formatted(id, title, confusions.asked(id), confusions.lost(id));
    }

    /// Wide where it is asked for, a point at what is found.
    private Html ribbon(Confusions.Pair pair) {
        double radius = ring.radius();
        double from = place(pair.passage()).angle();
        double to = place(pair.found()).angle();
        double half = (THINNEST + (THICKEST - THINNEST) * confusions.share(pair)) / 2 / radius;
        String bend = " Q" + Polar.bend(radius, from, to) + " ";
        return element("path", element("title", told(pair)))
                .with("class", kind(pair))
                .with(
                        "d",
                        "M"
                                + Polar.point(radius, from - half)
                                + bend
                                + Polar.point(radius, to)
                                + bend
                                + Polar.point(radius, from + half)
                                + "Z");
    }

    private static String told(Confusions.Pair pair) {
        return "%s → %s: %d wordings (%s)"
                .formatted(
                        pair.passage(),
                        pair.found(),
                        pair.count(),
                        pair.byLanguage().entrySet().stream()
                                .map(one -> one.getKey().tag() + " " + one.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private String kind(Confusions.Pair pair) {
        if (!PicturePanel.isOfEntries(knowledge, pair)) {
            return "outside";
        }
        return place(pair.passage()).sector().equals(place(pair.found()).sector())
                ? "within"
                : "between";
    }

    private Place place(PassageId id) {
        return Objects.requireNonNull(places.get(id));
    }

    /// A text that leads outward, upright on both sides.
    private Html.Element label(String text, double angle) {
        boolean onTheLeft = angle > Math.PI;
        return element("text", text)
                .with(
                        "transform",
                        "rotate(%s)translate(%s 0)%s"
                                .formatted(
                                        Polar.number(Math.toDegrees(angle) - 90),
                                        Polar.number(ring.radius() + Ring.NAMES),
                                        onTheLeft ? "rotate(180)" : ""))
                .with("text-anchor", onTheLeft ? "end" : "start");
    }
}
