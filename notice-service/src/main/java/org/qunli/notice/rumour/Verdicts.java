package org.qunli.notice.rumour;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.Sayings;
import org.qunli.notice.delivery.GroupText;

/** Says what is known of a claim: at once to whoever brings it up, and every correction after. */
@ApplicationScoped
class Verdicts {

    private static final String KIND = "RUMOUR_VERDICT";

    private static final Duration HEARD = Duration.ofHours(24);

    private final Recipients recipients;

    private final Sayings sayings;

    Verdicts(Recipients recipients, Sayings sayings) {
        this.recipients = recipients;
        this.sayings = sayings;
    }

    /** Offers the verdict to one who hasn't heard it; answers whether it was said. */
    boolean offer(Rumour rumour, Recipients.Recipient to, Instant now) {
        if (!rumour.state().isVerdict() || !recipients.tell(rumour.id(), to, rumour.word())) {
            return false;
        }
        sayings.say(word(rumour, to, now));
        return true;
    }

    /** Tells everybody whom a decision concerns; answers how many. */
    int tellAll(Rumour rumour, Instant now) {
        List<Recipients.Recipient> all =
                recipients.tellAll(rumour.id(), rumour.word(), rumour.state().isVerdict());
        sayings.sayAll(all.stream().map(to -> word(rumour, to, now)).toList());
        return all.size();
    }

    private static NewSaying word(Rumour rumour, Recipients.Recipient to, Instant now) {
        Bilingual text = text(rumour, to.longest());
        Instant until = now.plus(HEARD);
        if (!to.group()) {
            return NewSaying.toPerson(
                    KIND,
                    rumour.subject(),
                    rumour.district(),
                    to.zone(),
                    Recipients.chat(to),
                    text,
                    until);
        }
        NewSaying word =
                NewSaying.toGroup(
                        KIND,
                        rumour.subject(),
                        rumour.district(),
                        to.zone(),
                        to.channel(),
                        to.tenant(),
                        to.target(),
                        text,
                        until);
        return to.messageId() == null ? word : word.quoting(to.messageId());
    }

    private static Bilingual text(Rumour rumour, int longest) {
        String zh =
                switch (rumour.state()) {
                    case CLARIFIED -> "【说明】";
                    case CONFIRMED_TRUE -> "【属实】";
                    case UNFOUNDED -> "【查无实据】";
                    default -> "【更正】";
                };
        String en =
                switch (rumour.state()) {
                    case CLARIFIED -> "What is known: ";
                    case CONFIRMED_TRUE -> "It is so: ";
                    case UNFOUNDED -> "There is no ground for it: ";
                    default -> "Correction: ";
                };
        Bilingual words =
                rumour.text() == null
                        ? new Bilingual(
                                "此前的说明正在重新核实,请以后续通报为准。",
                                "What was said of it is being looked into again; please wait for word.")
                        : rumour.text();
        return new Bilingual(
                GroupText.fitting(zh + "关于「" + rumour.claim() + "」:" + words.zh(), "……", longest),
                GroupText.fitting(en + "\"" + rumour.claim() + "\" – " + words.en(), "…", longest));
    }
}
