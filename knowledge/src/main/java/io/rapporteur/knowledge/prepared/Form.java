package io.rapporteur.knowledge.prepared;

/// How one kind of thing is written to a file, and read back from it.
///
/// What was read is equal in every respect to what was written.
public interface Form<T> {

    /// Writes all of `value`.
    void write(T value, FormWriter out);

    /// Reads what [#write] wrote, in the same order. Parts of it may stay in the file until they
    /// are asked for.
    T read(FormReader in);
}
