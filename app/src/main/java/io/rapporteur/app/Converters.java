package io.rapporteur.app;

import io.rapporteur.knowledge.Language;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// How options are read that are more than text.
final class Converters {

    private Converters() {}

    /// `fr`, or the name of a language.
    static final class ToLanguage implements ITypeConverter<Language> {
        @Override
        public Language convert(String text) {
            return Language.named(text)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "\""
                                            + text
                                            + "\" is none of our languages: expected one of "
                                            + Language.tags()));
        }
    }

    /// `2025-11-26T10:00:00Z`, or a day, which means its beginning in UTC.
    static final class ToInstant implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException _) {
                throw new TypeConversionException(
                        "\""
                                + text
                                + "\" is no moment: expected 2025-11-26T10:00:00Z or 2025-11-26");
            }
        }
    }
}
