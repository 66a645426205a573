package io.rapporteur.core.delivery;

import java.util.Optional;

/// A journal that several processes share. Each may keep what arrives; one at a time leads, and it
/// alone answers and sends.
public interface SharedJournal extends Keeper, AutoCloseable {

    /// Takes the lead, if nobody has it.
    ///
    /// What is returned is the journal for one term. While its changes succeed, nobody else leads:
    /// a change that is made is made by the leader. When the lead is lost every change fails, then
    /// and ever after, [Keeper]'s two excepted. Closing it ends the term.
    ///
    /// @return empty while another process leads
    /// @throws JournalException if it cannot be told who leads
    Optional<Journal> lead();

    /// Whether what arrives can be kept just now.
    Health health();

    @Override
    void close();
}
