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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import studio.raim.common.PersonId;

/** Somebody who can sign in. */
@Entity
@Table(name = "person")
public class Person extends PanacheEntityBase {
    @Id
    private UUID id;

    @Column(nullable = false)
    private String name;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    private String[] roles;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "deactivated_at")
    private @Nullable Instant deactivatedAt;

    protected Person() {}

    Person(String name, Collection<Role> roles, Instant now) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.roles = names(roles);
        this.createdAt = now;
    }

    public PersonId id() {
        return new PersonId(id);
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Set<Role> roles() {
        Set<Role> set = EnumSet.noneOf(Role.class);
        Arrays.stream(roles).map(Role::of).forEach(set::add);
        return set;
    }

    /** Whether they may sign in. */
    public boolean isActive() {
        return deactivatedAt == null;
    }

    public Optional<Instant> deactivatedAt() {
        return Optional.ofNullable(deactivatedAt);
    }

    /** False for somebody who has never chosen one. */
    public boolean hasPassword() {
        return passwordHash != null;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    void setPasswordHash(String hash) {
        passwordHash = hash;
    }

    void setRoles(Collection<Role> newRoles) {
        roles = names(newRoles);
    }

    void setDeactivatedAt(@Nullable Instant at) {
        deactivatedAt = at;
    }

    private static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::id).sorted().toArray(String[]::new);
    }
}
