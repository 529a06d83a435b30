package org.qunli.zone.reorganisation;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.zone.boundary.MovedBoundaries;
import org.qunli.zone.boundary.NewBoundary;

/** Where zones lie after a reorganisation: as it was drawn with it, or the union of a merger. */
@RequestScoped
class Redrawing {

    private final MovedBoundaries boundaries;

    Redrawing(MovedBoundaries boundaries) {
        this.boundaries = boundaries;
    }

    /** Draws what follows, and answers what is to be told. */
    List<DomainEvent> redraw(
            NewReorganisation wanted, List<Move> moves, String district, Instant now) {
        return switch (wanted.kind()) {
            case SPLIT -> parts(wanted, moves, district, now);
            case MERGE -> merged(wanted, moves, district, now);
            case REPARENT -> List.of();
        };
    }

    private List<DomainEvent> parts(
            NewReorganisation wanted, List<Move> moves, String district, Instant now) {
        List<DomainEvent> told = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            NewBoundary drawn = wanted.parts().get(i).zone().boundary();
            if (drawn != null) {
                told.add(boundaries.lay(moves.get(i).to(), district, drawn, now));
            }
        }
        return told;
    }

    private List<DomainEvent> merged(
            NewReorganisation wanted, List<Move> moves, String district, Instant now) {
        UUID zone = moves.get(0).to();
        if (wanted.newZone() != null && wanted.newZone().boundary() != null) {
            return List.of(boundaries.lay(zone, district, wanted.newZone().boundary(), now));
        }
        List<UUID> of = new ArrayList<>(moves.stream().map(Move::from).toList());
        if (wanted.into() != null) {
            of.add(wanted.into());
        }
        return boundaries.unite(zone, district, of, now).stream().toList();
    }
}
