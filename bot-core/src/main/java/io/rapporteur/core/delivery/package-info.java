/// Nothing lost, nothing twice: what arrived is kept before it is acknowledged, answered in order,
/// and sent until it is sent.
///
/// Adapters hand utterances to the [Inbox] and implement [Platform] to send. [Delivery] joins them:
/// one lane per conversation takes its turns one at a time. What must survive a crash is kept by
/// the [Journal].
@NullMarked
package io.rapporteur.core.delivery;

import org.jspecify.annotations.NullMarked;
