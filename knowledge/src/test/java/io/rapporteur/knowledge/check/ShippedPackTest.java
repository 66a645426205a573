package io.rapporteur.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.LocalDate;

class ShippedPackTest {

    /// The day after the assembly, when no review is due yet.
    @Test
    void hasNothingToMend() {
        Path pack = Path.of(System.getProperty("rapporteur.home"), "knowledge/packs/interpol-93");

        assertThat(PackCheck.check(pack, LocalDate.of(2025, 11, 28))).isEmpty();
    }
}
