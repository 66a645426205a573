package io.rapporteur.onnx;

/// ONNX Runtime cannot run here: no library for this system, or no room to unpack it.
public final class NativeRuntimeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NativeRuntimeException(Throwable cause) {
        super(
                "ONNX Runtime cannot run on "
                        + System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.arch")
                        + " ("
                        + cause
                        + "): expected a library for this system, and a temporary folder"
                        + " (java.io.tmpdir) that can be written and executed; or do without it",
                cause);
    }
}
