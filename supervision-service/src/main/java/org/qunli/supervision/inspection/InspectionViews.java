package org.qunli.supervision.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qunli.supervision.author.Authors;
import org.qunli.supervision.deadline.Deadline;
import org.qunli.supervision.deadline.Deadlines;

/** Shows inspections: all of them to supervision, to an officer what they have to put right. */
@ApplicationScoped
class InspectionViews {

    private final Findings findings;

    private final Deadlines deadlines;

    private final Authors authors;

    InspectionViews(Findings findings, Deadlines deadlines, Authors authors) {
        this.findings = findings;
        this.deadlines = deadlines;
        this.authors = authors;
    }

    /** For supervision. */
    List<InspectionView> all(List<Inspection> inspections) {
        return views(inspections, null);
    }

    /** For the officer. */
    List<InspectionView> own(List<Inspection> inspections, UUID officer) {
        return views(inspections, officer);
    }

    private record Known(
            Map<UUID, Deadline> clocks,
            Map<UUID, List<PhotoView>> photos,
            Map<UUID, List<RecheckView>> rechecks,
            Map<UUID, String> notes) {}

    private List<InspectionView> views(List<Inspection> inspections, UUID officer) {
        Map<UUID, List<Finding>> found =
                findings.of(inspections.stream().map(Inspection::id).toList());
        found.values().forEach(f -> f.removeIf(each -> isOther(each, officer)));
        Known known = known(inspections, found.values(), officer == null);
        return inspections.stream()
                .map(
                        i ->
                                new InspectionView(
                                        i.id(),
                                        i.district(),
                                        i.zone(),
                                        i.at(),
                                        known.notes().get(i.id()),
                                        found.getOrDefault(i.id(), List.of()).stream()
                                                .map(f -> view(f, known, officer))
                                                .toList()))
                .toList();
    }

    private static boolean isOther(Finding finding, UUID officer) {
        return officer != null && !officer.equals(finding.owner());
    }

    private Known known(
            List<Inspection> inspections, Collection<List<Finding>> found, boolean noted) {
        List<UUID> ids =
                found.stream().flatMap(List::stream).map(Finding::id).collect(Collectors.toList());
        Map<UUID, Deadline> clocks = new HashMap<>();
        deadlines.of(ids).forEach(clock -> clocks.put(clock.about().id(), clock));
        Map<UUID, List<RecheckView>> rechecks = findings.rechecks(ids);
        Map<UUID, String> notes = new HashMap<>();
        if (noted) {
            List<UUID> about = new ArrayList<>(ids);
            inspections.forEach(i -> about.add(i.id()));
            rechecks.values().forEach(of -> of.forEach(r -> about.add(r.recheckId())));
            notes.putAll(authors.notes(Acts.INSPECTED, about));
            notes.putAll(authors.notes(Acts.FOUND, about));
            notes.putAll(authors.notes(Acts.RECHECKED, about));
        }
        return new Known(clocks, findings.photos(ids), rechecks, notes);
    }

    private static FindingView view(Finding finding, Known known, UUID officer) {
        Deadline clock = known.clocks().get(finding.id());
        return new FindingView(
                finding.id(),
                finding.kind(),
                finding.kind().zh(),
                finding.kind().en(),
                finding.owner(),
                finding.state(),
                finding.foundAt(),
                clock == null ? null : clock.id(),
                clock == null ? null : clock.dueAt(),
                finding.reportedAt(),
                finding.report(),
                finding.endedAt(),
                known.notes().get(finding.id()),
                known.rechecks().getOrDefault(finding.id(), List.of()).stream()
                        .map(
                                r ->
                                        new RecheckView(
                                                r.recheckId(),
                                                r.at(),
                                                r.passed(),
                                                known.notes().get(r.recheckId())))
                        .toList(),
                known.photos().getOrDefault(finding.id(), List.of()).stream()
                        .filter(
                                p ->
                                        officer == null
                                                || p.shown()
                                                || Objects.equals(p.of(), officer))
                        .toList());
    }
}
