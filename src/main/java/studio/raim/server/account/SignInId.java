package studio.raim.server.account;

import java.util.UUID;

/** Names one browser's session. */
public record SignInId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
