/// How the house meets Telegram: what people write there becomes utterances, and replies become
/// messages.
///
/// [TelegramAdapter] is the door. Receiving is our own, over `java.net.http`, because nothing may
/// be confirmed before it is kept; sending goes through telegrambots-client. Everything that
/// Telegram limits (lengths, offsets, pace) is known here and nowhere else.
@NullMarked
package io.rapporteur.telegram;

import org.jspecify.annotations.NullMarked;
