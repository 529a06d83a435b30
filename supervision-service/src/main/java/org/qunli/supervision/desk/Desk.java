package org.qunli.supervision.desk;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
