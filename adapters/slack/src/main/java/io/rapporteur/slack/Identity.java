package io.rapporteur.slack;

/// Who the bot is in its workspace, as `auth.test` says.
///
/// @param userId the bot's own user id, `U...`
/// @param name the bot's user name, without `@`
/// @param team the workspace's name
record Identity(String userId, String name, String team) {}
