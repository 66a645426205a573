package io.rapporteur.core.delivery;

import java.util.Optional;
import java.util.Set;

/// A journal that several processes share. Each may keep what arrives; one at a time leads, and it
/// alone answers and sends.
public interface SharedJournal extends Keeper, AutoCloseable {

    /// Takes the lead, if nobody has it; if not, this process stands for it from now on.
    ///
    /// What is returned is the journal for one term. While its changes succeed, nobody else leads:
    /// a change that is made is made by the leader. When the lead is lost every change fails, then
    /// and ever after, [Keeper]'s two excepted. Closing it ends the term.
    ///
    /// @param revision of the pack that this process answers with; [#revisions] shows it for as
    ///   long as it leads or stands
    /// @param kept is run when another process kept something, if all goes well; it may run late,
    ///   for nothing, or not at all, so whoever leads looks now and then all the same
    /// @return empty while another process leads
    /// @throws JournalException if it cannot be told who leads
    Optional<Journal> lead(String revision, Runnable kept);

    /// The revisions of all processes that lead or stand for the lead just now, each once.
    ///
    /// @throws JournalException if it cannot be told
    Set<String> revisions();

    /// Whether what arrives can be kept just now.
    Health health();

    @Override
    void close();
}
