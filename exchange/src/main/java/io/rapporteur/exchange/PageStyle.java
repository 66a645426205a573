package io.rapporteur.exchange;

/// How pages look: on screens, bright or dark as the reader's system says, and on paper.
final class PageStyle {

    static final Html SHEET =
            new Html.StyleSheet(
                    """
                    :root {
                      color-scheme: light dark;
                      --ink: #1b1f24; --quiet: #57606a; --paper: #ffffff; --line: #d8dee4; --link: #0b57a4;
                    }
                    @media screen and (prefers-color-scheme: dark) {
                      :root { --ink: #e6e6e6; --quiet: #a0a7b0; --paper: #16191d; --line: #343a42; --link: #85b9f0; }
                    }
                    * { box-sizing: border-box; }
                    body {
                      margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem;
                      font: 1.05rem/1.6 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif;
                      color: var(--ink); background: var(--paper);
                    }
                    html[lang=ar] body { line-height: 1.9; }
                    a { color: var(--link); overflow-wrap: anywhere; text-underline-offset: .2em; }
                    a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
                    .skip { position: absolute; inset-inline-start: -100vw; }
                    .skip:focus { position: static; }
                    h1 { font-size: 1.8rem; line-height: 1.3; margin: 1rem 0 .5rem; }
                    h2 { font-size: 1.4rem; margin: 3rem 0 1rem; border-block-end: 1px solid var(--line); }
                    h3 { font-size: 1.1rem; line-height: 1.4; margin: 0 0 .5rem; }
                    h3 a { color: inherit; text-decoration: none; }
                    h3 a:hover { text-decoration: underline; }
                    p, ul, ol { margin: 0 0 .6rem; }
                    ul, ol { padding-inline-start: 1.4rem; }
                    nav ol { list-style: none; padding: 0; }
                    nav li { padding-block: .1rem; }
                    .languages ul { display: flex; flex-wrap: wrap; gap: 1.2rem; list-style: none; padding: 0; }
                    .languages [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
                    article { margin-block-end: 2.2rem; scroll-margin-top: 1rem; }
                    article:target { outline: 2px solid var(--line); outline-offset: .8rem; }
                    .meta { color: var(--quiet); font-size: .88rem; }
                    .meta p { margin-block-end: .2rem; }
                    .variant { border-inline-start: 3px solid var(--line); padding-inline-start: .8rem; }
                    table { border-collapse: collapse; margin-block: .8rem; font-size: .95rem; }
                    caption { text-align: start; font-weight: 600; }
                    th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; vertical-align: top; }
                    td p { margin: 0; }
                    td p + p { margin-block-start: .4rem; }
                    @media print {
                      body { max-width: none; padding: 0; font-size: 10pt; }
                      .skip, .languages, nav details ul { display: none; }
                      article { break-inside: avoid; }
                      h2, h3 { break-after: avoid; }
                      a { color: inherit; }
                    }
                    """);

    private PageStyle() {}
}
