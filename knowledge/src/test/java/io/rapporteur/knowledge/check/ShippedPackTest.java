package io.rapporteur.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.LocalDate;

class ShippedPackTest {

    @Test
    void hasNoError() {
        Path pack = Path.of(System.getProperty("rapporteur.home"), "knowledge/packs/interpol-93");

        assertThat(PackCheck.check(pack, LocalDate.of(2026, 1, 15)))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }
}
