/// What the HTTP clients of chat SDKs must do to be trusted with messages.
///
/// [MessageClient] is the way in. The adapters of platforms whose SDK sends with OkHttp build their
/// clients with it.
@NullMarked
package io.rapporteur.okhttp;

import org.jspecify.annotations.NullMarked;
