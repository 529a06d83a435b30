package org.qunli.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.qunli.request.reading.Category;
import org.qunli.request.reading.Intent;
import org.qunli.request.reading.MessageReader;
import org.qunli.request.reading.Priority;
import org.qunli.request.reading.Promise;
import org.qunli.request.reading.Reading;
import org.qunli.request.reading.Satisfaction;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.Utterance;

/**
 * Another reader in place of the lexicon's, as anyone may bring one: a handful of plain words, so
 * that the tests of linking and routing don't depend on how well words are read.
 */
@ApplicationScoped
public class PlainReader implements MessageReader {

    @Override
    public Reading read(Utterance utterance) {
        String text = utterance.text();
        boolean life = text.contains("胸痛");
        Intent intent =
                utterance.speaker() == Speaker.OFFICER
                        ? officer(text)
                        : resident(text, utterance.hasOpenRequest());
        return new Reading(
                intent,
                category(text),
                life ? Priority.URGENT : text.contains("急") ? Priority.HIGH : Priority.NORMAL,
                0.9,
                life,
                text.contains("一小时") ? new Promise.Within(Duration.ofHours(1)) : null,
                Satisfaction.UNSAID,
                text.contains("正在"),
                utterance.speaker() == Speaker.OFFICER
                        && text.contains("我是")
                        && text.contains("电话"),
                text.contains("谢"),
                category(text) != Category.OTHER || text.contains("请帮"));
    }

    private static Intent officer(String text) {
        if (text.contains("送到了")) {
            return Intent.RESOLUTION;
        }
        return text.matches(".*(小时|正在|采样|问一下).*") ? Intent.ANSWER : Intent.TALK;
    }

    private static Intent resident(String text, boolean unfinished) {
        if (text.contains("没解决")) {
            return Intent.NOT_SOLVED;
        }
        if (text.contains("解决了") || text.contains("收到了")) {
            return Intent.CONFIRMED;
        }
        if (text.contains("不用了")) {
            return Intent.WITHDRAWN;
        }
        if (unfinished && text.contains("还没来")) {
            return Intent.FOLLOW_UP;
        }
        if (category(text) != Category.OTHER || text.contains("请帮")) {
            return Intent.REQUEST;
        }
        return text.contains("谢") ? Intent.THANKS : Intent.TALK;
    }

    private static Category category(String text) {
        if (text.contains("胸痛")) {
            return Category.MEDICAL_CARE;
        }
        if (text.contains("药")) {
            return Category.MEDICINE;
        }
        if (text.contains("口罩") || text.contains("菜")) {
            return Category.SUPPLIES;
        }
        if (text.contains("垃圾")) {
            return Category.SANITATION;
        }
        return text.contains("解封") ? Category.CONTROL_RULES : Category.OTHER;
    }
}
