/// Meets people on Slack: slash command, mentions, direct messages and buttons, over HTTP or Socket
/// Mode.
///
/// [SlackAdapter] is the way in, built from [SlackSettings]; [SlackDoctor] tells an operator what
/// is wrong with an installation. What arrives is verified, read leniently from its JSON tree and
/// kept before Slack is told; replies become Block Kit that Slack cannot refuse, or else plain
/// text.
@NullMarked
package io.rapporteur.slack;

import org.jspecify.annotations.NullMarked;
