package io.rapporteur.exchange;

import java.util.Locale;

/// Drawing around the origin: angles in radians, clockwise from the top; lengths in pixels.
final class Polar {

    private Polar() {}

    /// With at most one decimal, which is a tenth of a pixel.
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String point(double radius, double angle) {
        return number(radius * Math.sin(angle)) + " " + number(-radius * Math.cos(angle));
    }

    /// A path along the circle.
    static String arc(double radius, double from, double to) {
        return "M%sA%s %s 0 %d 1 %s"
                .formatted(
                        point(radius, from),
                        number(radius),
                        number(radius),
                        to - from > Math.PI ? 1 : 0,
                        point(radius, to));
    }

    /// A path outward.
    static String line(double angle, double from, double to) {
        return "M" + point(from, angle) + "L" + point(to, angle);
    }

    /// The control point of a curve between two points of the circle: the farther they are from
    /// each other, the nearer to the centre it passes.
    static String bend(double radius, double from, double to) {
        double middle = (from + to) / 2;
        double apart = Math.abs(to - from);
        if (apart > Math.PI) {
            middle += Math.PI;
            apart = 2 * Math.PI - apart;
        }
        return point(radius * Math.max(0, 0.8 - apart / Math.PI), middle);
    }
}
