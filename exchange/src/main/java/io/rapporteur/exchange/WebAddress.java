package io.rapporteur.exchange;

import java.net.URI;
import java.net.URISyntaxException;

/// Tells web addresses from other texts.
final class WebAddress {

    private WebAddress() {}

    static boolean isOne(String text) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// @throws IllegalArgumentException if `address` is none
    static String host(String address) {
        return String.valueOf(URI.create(address).getHost());
    }
}
