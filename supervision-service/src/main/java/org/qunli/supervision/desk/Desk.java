package org.qunli.supervision.desk;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** District headquarters or a department: takes escalations. */
@Entity
@Table(name = "desk")
public class Desk {

    @Id private String code;

    private String district;

    @Enumerated(EnumType.STRING)
    private DeskKind kind;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    private String hours;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Opening> opening = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] categories = {};

    @Column(name = "night_desk")
    private String nightDesk;

    @ElementCollection
    @CollectionTable(name = "desk_on_call", joinColumns = @JoinColumn(name = "desk"))
    @OrderColumn(name = "position")
    private List<DeskChat> onCall = new ArrayList<>();

    @Version private int version;

    @ElementCollection
    @CollectionTable(name = "desk_subject", joinColumns = @JoinColumn(name = "desk"))
    @Column(name = "subject")
    private Set<String> subjects = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "desk_chat", joinColumns = @JoinColumn(name = "desk"))
    private Set<DeskChat> chats = new HashSet<>();

    /** For Hibernate. */
    protected Desk() {}

    Desk(String code, DeskDocument document) {
        this.code = code;
        become(document);
    }

    /** Takes over all that a document says. */
    final void become(DeskDocument document) {
        district = document.district();
        kind = document.kind();
        nameZh = document.nameZh();
        nameEn = document.nameEn();
        hours = document.hours();
        if (!opening.equals(document.opening())) {
            opening = new ArrayList<>(document.opening());
        }
        if (!categories().equals(document.categories().stream().sorted().toList())) {
            categories = document.categories().stream().sorted().toArray(String[]::new);
        }
        nightDesk = document.nightDesk();
        if (!onCall.equals(document.onCall())) {
            onCall.clear();
            onCall.addAll(document.onCall());
        }
        if (!subjects.equals(document.subjects())) {
            subjects.clear();
            subjects.addAll(document.subjects());
        }
        if (!chats.equals(document.chatIds())) {
            chats.clear();
            chats.addAll(document.chatIds());
        }
    }

    public String code() {
        return code;
    }

    public String district() {
        return district;
    }

    DeskKind kind() {
        return kind;
    }

    String nameZh() {
        return nameZh;
    }

    String nameEn() {
        return nameEn;
    }

    String hours() {
        return hours;
    }

    List<Opening> opening() {
        return List.copyOf(opening);
    }

    List<String> categories() {
        return List.of(categories);
    }

    /** Whether it has taken on matters of this category. */
    public boolean answersFor(String category) {
        return categories().contains(String.valueOf(category));
    }

    /** Null where nothing is said about it. */
    Night night() {
        return nightDesk == null && onCall.isEmpty()
                ? null
                : new Night(List.copyOf(onCall), nightDesk);
    }

    String nightDesk() {
        return nightDesk;
    }

    List<DeskChat> onCall() {
        return List.copyOf(onCall);
    }

    boolean isOpen(ZonedDateTime local) {
        return opening.isEmpty() || opening.stream().anyMatch(hours -> hours.covers(local));
    }

    int version() {
        return version;
    }

    List<String> subjects() {
        return subjects.stream().sorted().toList();
    }

    /** Who is told in private, in a stable order. */
    public List<DeskChat> chats() {
        return chats.stream()
                .sorted(
                        Comparator.comparing(DeskChat::channel)
                                .thenComparing(DeskChat::tenant)
                                .thenComparing(DeskChat::userId))
                .toList();
    }
}
