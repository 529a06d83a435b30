package org.qunli.zone.care;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qunli.zone.staffing.Post;

/** What a district has laid down for every flag, with the version of that. */
public final class CareRules {

    private final Map<CareFlag, CareRule> rules = new EnumMap<>(CareFlag.class);

    private final long version;

    /** Rules that replace those of {@code shipped} flag by flag. */
    CareRules(Collection<CareRule> shipped, Collection<CareRule> own, long version) {
        shipped.forEach(rule -> rules.put(rule.flag(), rule));
        own.forEach(rule -> rules.put(rule.flag(), rule));
        this.version = version;
    }

    /** All of them, in the order of flags. */
    public List<CareRule> all() {
        return new ArrayList<>(rules.values());
    }

    public long version() {
        return version;
    }

    /** The shortest interval that one of the flags asks for. */
    public Optional<Duration> every(Collection<CareFlag> flags) {
        return flags.stream()
                .map(flag -> rules.get(flag).checkInEvery())
                .filter(every -> every != null)
                .min(Duration::compareTo);
    }

    /** The flags that somebody with these posts may see. */
    public Set<CareFlag> visibleTo(Collection<Post> posts) {
        EnumSet<CareFlag> visible = EnumSet.noneOf(CareFlag.class);
        rules.values().stream()
                .filter(rule -> rule.visibleTo().stream().anyMatch(posts::contains))
                .forEach(rule -> visible.add(rule.flag()));
        return visible;
    }
}
