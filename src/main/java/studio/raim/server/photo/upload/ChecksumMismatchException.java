package studio.raim.server.photo.upload;

import java.io.Serial;
import studio.raim.common.UploadId;

/** The bytes of one request are not those that were sent; none of them was kept. */
public class ChecksumMismatchException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ChecksumMismatchException(UploadId upload, long offset) {
        super("The bytes from %d on of upload %s do not have the announced checksum; send them again"
                .formatted(offset, upload));
    }
}
