/// The house's one HTTP port: [WebServer] serves the adapters' webhooks, health and metrics;
/// [PrometheusInsight] counts what the metrics show.
///
/// It knows no platform and no journal. What arrives is bounded in size and time before an adapter
/// sees it, and nothing of it is ever reflected.
@NullMarked
package io.rapporteur.web;

import org.jspecify.annotations.NullMarked;
