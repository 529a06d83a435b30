package org.qunli.request.lexicon;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.problem.Invalid;
import org.qunli.request.reading.ExtensibleReader;
import org.qunli.request.reading.MessageReader;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.TermRefused;
import org.qunli.request.reading.Utterance;

/** Tries entries before they count: whether they are understood, and what they would change. */
@ApplicationScoped
class LexiconTrials {

    /** How many past messages one answer looks at: well below a second. */
    private static final int AT_ONCE = 1_000;

    private static final int EXCERPT = 120;

    private final PastMessages messages;

    private final MessageReader reader;

    private final Cursors cursors;

    LexiconTrials(PastMessages messages, MessageReader reader, Cursors cursors) {
        this.messages = messages;
        this.reader = reader;
        this.cursors = cursors;
    }

    /** A reader that knows the entries; refuses what can't be understood. */
    MessageReader understood(List<LexiconEntry> entries) {
        if (!(reader instanceof ExtensibleReader extensible)) {
            return reader;
        }
        try {
            return extensible.with(LexiconEntry.terms(entries));
        } catch (TermRefused refused) {
            String field = "entries[%d].phrases[%d]".formatted(refused.term(), refused.phrase());
            throw new Invalid(field, refused.reason());
        }
    }

    DryRun run(String district, List<LexiconEntry> entries, String cursor) {
        MessageReader changed = understood(entries);
        String list = "lexicon-dry-run/" + district;
        UUID last = cursor == null ? null : UUID.fromString(cursors.open(list, cursor).get(0));
        List<PastMessages.Past> past = messages.before(district, last, AT_ONCE);
        List<DryRun.Changed> items = new ArrayList<>();
        for (PastMessages.Past message : past) {
            Utterance said =
                    new Utterance(
                            message.text(), Speaker.RESIDENT, message.addressed(), false, district);
            DryRun.How before = DryRun.How.of(reader.read(said));
            DryRun.How after = DryRun.How.of(changed.read(said));
            if (!before.equals(after)) {
                items.add(
                        new DryRun.Changed(
                                message.id(),
                                message.at(),
                                excerpt(message.text()),
                                before,
                                after));
            }
        }
        return new DryRun(
                items,
                past.size(),
                items.stream()
                        .filter(i -> i.after().isRequest() && !i.before().isRequest())
                        .count(),
                items.stream()
                        .filter(i -> i.before().isRequest() && !i.after().isRequest())
                        .count(),
                past.size() < AT_ONCE
                        ? null
                        : cursors.seal(list, List.of(past.get(past.size() - 1).id().toString())));
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
