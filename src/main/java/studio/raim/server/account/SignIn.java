package studio.raim.server.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import studio.raim.common.PersonId;

/** A browser that is signed in; its cookie names this row, so the session ends with the row. */
@Entity
@Table(name = "sign_in")
public class SignIn extends PanacheEntityBase {
    @Id
    private UUID id;

    @Column(name = "person_id", nullable = false)
    private UUID personId;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "last_seen_at", nullable = false)
    private Instant lastSeenAt;

    @Column(nullable = false)
    private String browser;

    @Column(nullable = false)
    private String address;

    protected SignIn() {}

    SignIn(PersonId person, String browser, String address, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = person.value();
        this.browser = browser;
        this.address = address;
        this.createdAt = now;
        this.lastSeenAt = now;
    }

    public SignInId id() {
        return new SignInId(id);
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Exact to a minute. */
    public Instant lastSeenAt() {
        return lastSeenAt;
    }

    /** Such as {@code Firefox on Linux}, as far as the browser says. */
    public String browser() {
        return browser;
    }

    /** The network address it signed in from. */
    public String address() {
        return address;
    }
}
