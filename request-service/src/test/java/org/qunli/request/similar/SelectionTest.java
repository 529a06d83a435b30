package org.qunli.request.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qunli.request.reading.Category;

class SelectionTest {

    private static final Term RARE = new Term(1, Term.WORD);
    private static final Term COMMON = new Term(2, Term.WORD);
    private static final Term COMMONER = new Term(3, Term.WORD);

    private static final TermWeights.Counts COUNTS =
            new TermWeights.Counts(1_000_000, Map.of(2, 0.05f, 3, 0.2f));

    private static Selection select(Term... terms) {
        return Selection.of(new Question(List.of(terms), Category.OTHER, COUNTS), COUNTS);
    }

    @Test
    void rare_terms_are_enough_and_common_ones_are_asked_for_together() {
        Selection selection = select(COMMONER, RARE, COMMON);

        assertThat(selection.all()).containsExactly(1, 2, 3);
        assertThat(selection.rare()).containsExactly(1);
        assertThat(selection.pair()).containsExactly(2, 3);
        assertThat(selection.otherPair()).isNull();
    }

    @Test
    void common_term_alone_fetches_only_the_newest() {
        Selection selection = select(COMMON);

        assertThat(selection.rare()).isEmpty();
        assertThat(selection.pair()).isNull();
    }

    @Test
    void rarer_terms_weigh_more() {
        assertThat(COUNTS.rarity(1)).isGreaterThan(COUNTS.rarity(2));
        assertThat(COUNTS.rarity(2)).isGreaterThan(COUNTS.rarity(3));
    }
}
