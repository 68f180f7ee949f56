package studio.raim.server.account.quota;

/**
 * How much somebody may use of one kind.
 *
 * @param most in the kind's unit; infinite: as much as they like
 * @param own whether it is set for this person; else it is the default of all
 */
public record Quota(QuotaKind kind, double most, boolean own) {
    public boolean isUnlimited() {
        return Double.isInfinite(most);
    }
}
