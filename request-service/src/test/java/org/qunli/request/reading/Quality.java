package org.qunli.request.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The figures of one set of labelled messages. */
final class Quality {

    /** One sample and how it was read. */
    record Read(Sample sample, Reading reading) {

        /** A resident's word that opens a request when the resident has none. */
        boolean opens() {
            return reading.intent() == Intent.REQUEST;
        }

        boolean resident() {
            return sample.speaker() != Speaker.OFFICER;
        }

        boolean need() {
            return sample.intent().equals("REQUEST");
        }

        boolean idle() {
            return resident() && List.of("TALK", "THANKS").contains(sample.intent());
        }

        boolean intentRight() {
            return switch (sample.intent()) {
                case "INTRODUCTION" -> reading.introduction();
                // Thanks are talk, whether by themselves or not.
                case "TALK" -> reading.intent() == Intent.TALK || reading.intent() == Intent.THANKS;
                default -> reading.intent().name().equals(sample.intent());
            };
        }

        boolean categoryRight() {
            return reading.category().name().equals(sample.category());
        }
    }

    private final String name;

    private final List<Read> reads;

    Quality(String name, List<Sample> samples, MessageReader reader) {
        this.name = name;
        this.reads = samples.stream().map(s -> new Read(s, reader.read(s.utterance()))).toList();
    }

    double needsRecognised() {
        return share(Read::need, Read::opens);
    }

    double talkOpened() {
        return share(Read::idle, Read::opens);
    }

    double categoryRight() {
        return share(r -> r.need() && r.opens(), Read::categoryRight);
    }

    double urgentRecognised() {
        return share(
                r -> r.sample().priority().equals("URGENT"),
                r -> r.reading().priority() == Priority.URGENT && r.reading().lifeAtRisk());
    }

    double priorityRight() {
        return share(
                r -> r.need() && r.opens(),
                r -> r.reading().priority().name().equals(r.sample().priority()));
    }

    double falselyUrgent() {
        return share(
                r -> r.resident() && !r.sample().priority().equals("URGENT"),
                r -> r.reading().priority() == Priority.URGENT);
    }

    double intentRight(boolean officers) {
        return share(r -> r.resident() != officers, Read::intentRight);
    }

    private double share(Predicate<Read> of, Predicate<Read> that) {
        var all = reads.stream().filter(of).toList();
        return all.isEmpty() ? Double.NaN : (double) all.stream().filter(that).count() / all.size();
    }

    String report() {
        return "%s (%d): needs %.3f, talk opened %.3f, category %.3f, urgent %.3f; false urgent %.3f, priority %.3f, intent of residents %.3f, of officers %.3f"
                .formatted(
                        name,
                        reads.size(),
                        needsRecognised(),
                        talkOpened(),
                        categoryRight(),
                        urgentRecognised(),
                        falselyUrgent(),
                        priorityRight(),
                        intentRight(false),
                        intentRight(true));
    }

    /** The rows that were read otherwise than labelled, for tuning on the development set. */
    List<String> misread() {
        var lines = new ArrayList<String>();
        for (var read : reads) {
            var s = read.sample();
            boolean right =
                    read.intentRight()
                            && (!read.need()
                                    || (read.categoryRight()
                                            && read.reading()
                                                    .priority()
                                                    .name()
                                                    .equals(s.priority())));
            if (!right) {
                lines.add(
                        "%s %s %s | %s %s %s | %s"
                                .formatted(
                                        s.intent(),
                                        s.category(),
                                        s.priority(),
                                        read.reading().intent(),
                                        read.reading().category(),
                                        read.reading().priority(),
                                        s.text()));
            }
        }
        return lines;
    }
}
