package org.qunli.request.similar;

import java.util.ArrayList;
import java.util.List;

/**
 * By which terms candidates are fetched; all terms order them afterwards. Rare terms alone name few
 * requests each; of common ones two together are asked for, so that the work doesn't grow with the
 * district.
 *
 * @param all every term
 * @param rare as many of the most telling ones as together stay within the budget; may be none
 * @param pair the two most telling of the others, or null
 * @param otherPair the first and the third of the others, or null
 */
record Selection(int[] all, int[] rare, int[] pair, int[] otherPair) {

    /** How many requests the rare terms may name together. */
    private static final double BUDGET = 2_000;

    /** More terms than this say nothing new. */
    private static final int MOST = 40;

    static Selection of(Question question, TermWeights.Counts counts) {
        List<Integer> all = question.terms();
        all = all.subList(0, Math.min(MOST, all.size()));
        List<Integer> rare = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        double named = 0;
        for (int term : all) {
            if (named + counts.of(term) <= BUDGET) {
                named += counts.of(term);
                rare.add(term);
            } else {
                others.add(term);
            }
        }
        return new Selection(
                array(all),
                array(rare),
                others.size() < 2 ? null : new int[] {others.get(0), others.get(1)},
                others.size() < 3 ? null : new int[] {others.get(0), others.get(2)});
    }

    private static int[] array(List<Integer> terms) {
        return terms.stream().mapToInt(Integer::intValue).toArray();
    }
}
