package studio.raim.server.storage;

/**
 * What one cleaning did, or would do.
 *
 * @param rows removed rows that are gone for good
 * @param blobs that no row named any more
 * @param blobBytes of them
 * @param derived files and folders that were made from blobs that are gone
 * @param temporaryBytes of files that work left behind
 */
public record Cleaned(int rows, int blobs, long blobBytes, int derived, long temporaryBytes) {
    boolean isNothing() {
        return rows == 0 && blobs == 0 && derived == 0 && temporaryBytes == 0;
    }
}
