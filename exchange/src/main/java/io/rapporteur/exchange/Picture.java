package io.rapporteur.exchange;

import static io.rapporteur.exchange.Html.element;

import java.util.List;
import java.util.stream.Stream;

/// A drawing in SVG that needs nothing but itself, bright or dark as the reader's system says.
public final class Picture {

    private static final String SHEET =
            """
            svg {
              color-scheme: light dark;
              --ink: #1b1f24; --quiet: #57606a; --paper: #ffffff; --line: #c9d1d9;
              font-family: system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif;
            }
            @media (prefers-color-scheme: dark) {
              svg { --ink: #e6e6e6; --quiet: #a0a7b0; --paper: #16191d; --line: #3d444d; }
            }
            .paper { fill: var(--paper); }
            text { fill: var(--ink); dominant-baseline: central; }
            .quiet { fill: var(--quiet); }
            """;

    private Picture() {}

    /// @param title what it shows, for those who cannot see it
    /// @param width in pixels
    /// @param height in pixels
    /// @param sheet the picture's own style sheet, which may use the colours `--ink`, `--quiet`,
    ///   `--paper` and `--line`
    public static String of(
            String title, double width, double height, String sheet, Html... parts) {
        StringBuilder picture = new StringBuilder();
        Stream<Html> frame =
                Stream.of(
                        element("title", title),
                        new Html.StyleSheet(SHEET + sheet),
                        element("rect")
                                .with("class", "paper")
                                .with("width", "100%")
                                .with("height", "100%"));
        element("svg", Stream.concat(frame, List.of(parts).stream()))
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("width", width)
                .with("height", height)
                .with("viewBox", "0 0 " + Polar.number(width) + " " + Polar.number(height))
                .write(picture);
        return picture.toString();
    }
}
