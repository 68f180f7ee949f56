package studio.raim.server.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;

/** An address that works once and for a while; only the hash of its secret is kept. */
@Entity
@Table(name = "one_time_link")
public class OneTimeLink extends PanacheEntityBase {
    /** What happens behind the link. */
    public enum Purpose {
        /** The first person of a new server makes themselves its administrator. */
        ADMINISTRATOR,
        /** Somebody new chooses a name and a password. */
        INVITATION,
        /** Somebody known chooses a new password. */
        PASSWORD
    }

    @Id
    private byte[] hash;

    @Column(nullable = false)
    private UUID id;

    @Column(nullable = false)
    private String purpose;

    @Column(nullable = false)
    private String note;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column
    private String @Nullable [] roles;

    @Column(name = "person_id")
    private @Nullable UUID personId;

    @Column(name = "created_by")
    private @Nullable UUID createdBy;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    protected OneTimeLink() {}

    private OneTimeLink(Purpose purpose, byte[] hash, String note, @Nullable PersonId by, Instant now, Instant until) {
        this.hash = hash;
        this.id = UUID.randomUUID();
        this.purpose = purpose.name().toLowerCase(Locale.ROOT);
        this.note = note;
        this.createdBy = by == null ? null : by.value();
        this.createdAt = now;
        this.expiresAt = until;
    }

    static OneTimeLink administrator(byte[] hash, Instant now, Instant until) {
        return new OneTimeLink(Purpose.ADMINISTRATOR, hash, "", null, now, until);
    }

    static OneTimeLink invitation(
            byte[] hash, String note, Collection<Role> roles, PersonId by, Instant now, Instant until) {
        OneTimeLink link = new OneTimeLink(Purpose.INVITATION, hash, note, by, now, until);
        link.roles = roles.stream().map(Role::id).sorted().toArray(String[]::new);
        return link;
    }

    static OneTimeLink password(byte[] hash, PersonId of, PersonId by, Instant now, Instant until) {
        OneTimeLink link = new OneTimeLink(Purpose.PASSWORD, hash, "", by, now, until);
        link.personId = of.value();
        return link;
    }

    public UUID id() {
        return id;
    }

    public Purpose purpose() {
        return Purpose.valueOf(purpose.toUpperCase(Locale.ROOT));
    }

    /** For whom an invitation is, in the words of who made it; may be empty. */
    public String note() {
        return note;
    }

    /** What an invitation's guest may do; empty for other links. */
    public Set<Role> roles() {
        Set<Role> set = EnumSet.noneOf(Role.class);
        if (roles != null) {
            Arrays.stream(roles).map(Role::of).forEach(set::add);
        }
        return set;
    }

    /** Whose password is chosen anew; empty for other links. */
    public Optional<PersonId> person() {
        return Optional.ofNullable(personId).map(PersonId::new);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
