/// What a platform may call: one path, one request, one response. The HTTP server is elsewhere;
/// adapters only see these.
@NullMarked
package io.rapporteur.core.webhook;

import org.jspecify.annotations.NullMarked;
