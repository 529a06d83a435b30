package org.qunli.request.following;

import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;

/** The words with which somebody joins in a neighbour's need, and says nothing else. */
final class MeToo {

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();

    private static final int LONGEST = 40;

    private static final String ZH =
            "(?:我|我们|俺|咱)?(?:家|们家|这边|这里|这|楼|栋|单元)*(?:也是|也一样|也这样|也有这(?:个)?(?:问题|情况)|同样|同问|同求|一样|也需要|也要|也想问|也想知道)"
                    + "(?:的|啊|呀|呢|哦|情况|问题|,?请帮忙|,?谢谢)*";

    private static final String EN =
            "(?:me too|same here|same|same problem|same for us|same with us|us too|we too|ditto|so do we"
                    + "|so do i|also here|here too)(?:,? (?:please|thanks|thank you))?";

    private static final Pattern WORDS =
            Pattern.compile("(?:\\+ ?1|加1|加一|(?:\\+1[, ]*)?(?:" + ZH + "|" + EN + "))[ +1]*");

    private MeToo() {}

    /** Whether the text says that and nothing else. */
    static boolean isSaidIn(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        String plain =
                FOLDED.normalize(text)
                        .replace('們', '们')
                        .replace('樣', '样')
                        .replace('問', '问')
                        .replace('這', '这')
                        .replace('個', '个')
                        .replaceAll("[。!!.~…\\p{So}\\p{Cn}\\p{Cf}\\p{Mn}]+", "")
                        .replaceAll("^@\\S+\\s+", "")
                        .strip();
        return WORDS.matcher(plain).matches();
    }
}
