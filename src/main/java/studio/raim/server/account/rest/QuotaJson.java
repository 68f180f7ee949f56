package studio.raim.server.account.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;
import studio.raim.server.account.quota.Quota;
import studio.raim.server.account.quota.Quotas;

/** How much somebody may use of one kind. */
@Schema(name = "Quota")
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuotaJson(
        @Schema(examples = "waiting-jobs") String kind,

        @Schema(description = "Jobs, megapixels or bytes; absent: no limit") @Nullable
        Double most,

        @Schema(description = "Whether it is set for this person; else it is the default of all")
        boolean own,

        @Schema(description = "How much is used now") @Nullable
        Double used) {

    static List<QuotaJson> of(Quotas quotas, PersonId person) {
        return quotas.of(person).stream()
                .map(quota -> of(quota, quotas.used(person, quota.kind())))
                .toList();
    }

    static List<QuotaJson> defaults(Quotas quotas) {
        return quotas.defaults().stream().map(quota -> of(quota, null)).toList();
    }

    private static QuotaJson of(Quota quota, @Nullable Double used) {
        return new QuotaJson(quota.kind().id(), quota.isUnlimited() ? null : quota.most(), quota.own(), used);
    }

    /** What an administrator sets. */
    @Schema(name = "NewQuota")
    record Wanted(
            @Schema(description = "Jobs, megapixels or bytes; null: no limit") @Nullable
            Double most) {
        double amount() {
            return most == null ? Double.POSITIVE_INFINITY : most;
        }
    }
}
