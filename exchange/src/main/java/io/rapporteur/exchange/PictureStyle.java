package io.rapporteur.exchange;

/// How a [RecordPicture] looks beside what all [Picture]s share.
final class PictureStyle {

    static final String SHEET =
            """
            svg {
              --within: #2f7fd1; --between: #d9480f; --outside: #7048a8;
              font-size: 10px;
            }
            @media (prefers-color-scheme: dark) {
              svg {
                --within: #6cb0f5; --between: #ff8a50; --outside: #b99be8;
              }
            }
            .topic { font-size: 11.5px; font-weight: 700; }
            .band { fill: none; stroke: var(--line); stroke-width: 5; }
            .bar { stroke: var(--line); stroke-width: 2.4; }
            .lost { stroke: var(--quiet); }
            .within, .between { fill-opacity: .5; }
            .within { fill: var(--within); }
            .between { fill: var(--between); }
            .outside { fill: var(--outside); }
            .outside { fill-opacity: .25; }
            .passage:hover path { fill-opacity: 1; }
            .passage:hover .bar { stroke: var(--ink); stroke-width: 3.4; }
            .passage:hover text { font-weight: 700; }
            .panel { font-size: 13px; }
            .panel .head { font-size: 22px; font-weight: 700; }
            .panel .part { font-size: 14px; font-weight: 700; }
            .panel .count { font-variant-numeric: tabular-nums; text-anchor: end; }
            """;

    private PictureStyle() {}
}
