package org.qunli.local.demo;

import java.util.List;
import org.qunli.local.demo.InTheGroup.Word;

/** The chapters in their order. */
final class Story {
    private static final List<String> INTRODUCED = List.of("lin", "hong");

    private final Stage stage;
    private final Script script;
    private final InTheGroup group;
    private int requests;

    Story(Stage stage) {
        this.stage = stage;
        this.script = stage.script;
        this.group = new InTheGroup(stage);
    }

    /**
     * @throws StepNotSeen at the first step that wasn't seen
     */
    void play() {
        SettingUp settingUp = new SettingUp(stage);
        settingUp.play();
        try {
            chapters();
        } catch (StepNotSeen e) {
            calmDown(settingUp, e);
            throw e;
        }
        settingUp.policy("afterwards");
        new Tryout(stage).prepare();
    }

    /** Seconds are for the demo alone, whether it went well or not. */
    private static void calmDown(SettingUp settingUp, StepNotSeen failure) {
        try {
            settingUp.policy("afterwards");
        } catch (StepNotSeen e) {
            failure.addSuppressed(e);
        }
    }

    private void chapters() {
        introductions();
        FrontEnd.Said masks = masks();
        FrontEnd.Said medicine = medicine();
        delivered(masks, medicine);
        complaints();
        questions();
        chapter(8);
        new OfficialNotice(stage).play();
        chapter(9);
        new NobodyKnows(stage).play();
    }

    private void chapter(int number) {
        stage.screen.chapter(script.tell("chapter." + number));
    }

    private FrontEnd.Said ask(String resident, String words, String officer, String... categories) {
        requests++;
        return group.ask(resident, words, officer, categories);
    }

    private void introductions() {
        chapter(2);
        INTRODUCED.forEach(officer -> group.remark(officer, "intro-" + officer, "su"));
        group.dutyCards("su", INTRODUCED);
    }

    private FrontEnd.Said masks() {
        chapter(3);
        FrontEnd.Said asked = ask("chen", "masks", "zhou", "SUPPLIES");
        group.answer("zhou", "masks-answer", Word.PROMISE, asked, "MET");
        return asked;
    }

    private FrontEnd.Said medicine() {
        chapter(4);
        FrontEnd.Said asked = ask("huang", "medicine", "zhou", "MEDICINE");
        new LateAnswer(stage, "zhou", "huang", asked).play();
        return asked;
    }

    private void delivered(FrontEnd.Said masks, FrontEnd.Said medicine) {
        chapter(5);
        group.answer("zhou", "medicine-answer", Word.PROMISE, medicine, "LATE");
        group.settle("zhou", "masks-done", "chen", "thanks-masks", masks);
        group.settle("zhou", "medicine-done", "huang", "thanks-medicine", medicine);
    }

    private void complaints() {
        chapter(6);
        FrontEnd.Said rubbish = ask("xu", "rubbish", "fu", "SANITATION");
        group.answer("fu", "rubbish-answer", Word.PROMISE, rubbish, "MET");
        FrontEnd.Said sampling = ask("ye", "sampling", "liao", "CONDUCT", "TESTING");
        group.answer("liao", "sampling-answer", Word.ACTION, sampling, "MET");
    }

    private void questions() {
        chapter(7);
        FrontEnd.Said when = ask("su", "when", "lin", "CONTROL_RULES");
        group.answer("lin", "when-answer", Word.EXPLANATION, when, "MET");
        FrontEnd.Said rumour = ask("zhuang", "rumour", "hong", "RUMOUR");
        group.answer("hong", "rumour-answer", Word.EXPLANATION, rumour, "MET");
    }

    String summary(long seconds) {
        return script.tell(
                "summary", stage.zones().size(), requests, stage.screen.steps(), seconds);
    }
}
