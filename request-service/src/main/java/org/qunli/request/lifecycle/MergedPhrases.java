package org.qunli.request.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.place.OfficerCard;

/** What Qunli says about several requests at once, in Chinese and English. */
final class MergedPhrases {

    /** More than this nobody reads. */
    private static final int NAMED = 10;

    private MergedPhrases() {}

    /** "3 needs received", with who asked and who has it. */
    static Bilingual received(List<ResidentRequest> requests, Map<UUID, OfficerCard> officers) {
        Bilingual list = list(requests, officers);
        int count = requests.size();
        return new Bilingual(
                "已收到 " + count + " 条诉求:" + list.zh() + "。",
                count + " needs received: " + list.en() + ".");
    }

    /** Asks several residents whether it is solved. */
    static Bilingual askConfirmation(
            List<ResidentRequest> requests, Map<UUID, OfficerCard> officers) {
        Bilingual list = list(requests, officers);
        return new Bilingual(
                "以下诉求表示已经办好:" + list.zh() + "。请各位确认:办好了请回复“解决了”,没有办好请回复“没解决”。",
                "These are said to be done: "
                        + list.en()
                        + ". Please confirm: answer \"solved\", or \"not solved\".");
    }

    private static Bilingual list(List<ResidentRequest> requests, Map<UUID, OfficerCard> officers) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (ResidentRequest request : requests.subList(0, Math.min(NAMED, requests.size()))) {
            OfficerCard officer = officers.get(request.assignee());
            String who = request.raising().name();
            String name = officer == null ? null : officer.name();
            zh.add(
                    (who == null ? "群友" : who)
                            + "("
                            + (name == null ? "待值班人员接手" : name + "负责")
                            + ")");
            en.add(
                    (who == null ? "a neighbour" : who)
                            + " ("
                            + (name == null ? "for whoever comes on duty" : name)
                            + ")");
        }
        int more = requests.size() - zh.size();
        return new Bilingual(
                String.join("、", zh) + (more > 0 ? "等" : ""),
                String.join(", ", en) + (more > 0 ? " and " + more + " more" : ""));
    }
}
