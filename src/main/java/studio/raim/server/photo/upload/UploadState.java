package studio.raim.server.photo.upload;

/** Where a file on its way in stands; {@link UploadRows} has the statements that move it on. */
public enum UploadState {
    /** Bytes are missing. */
    RECEIVING,
    /** All bytes are here, and nobody has looked at them yet. */
    RECEIVED,
    /** Somebody looks at them. */
    TAKING,
    TAKEN,
    REFUSED
}
