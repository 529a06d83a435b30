package org.qunli.request.reading;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What the examples teach beyond the lexicon: how likely words ask for something, tell of danger,
 * and what they are about. Logistic regression (R.-E. Fan et al.: LIBLINEAR, JMLR 9, 2008) over the
 * words of a message and what the lexicon says of it, learned once at start-up, always in the same
 * way.
 *
 * <p>Where the lexicon was written with an example in view its findings would seem infallible: of
 * such an example only the words are learned.
 */
final class Judgement {

    private static final double COST = 10;
    private static final double SIGNAL = 0.35;
    private static final double ENDING = 0.01;

    /** What is learned from: words, findings, and the label. */
    record Example(
            long[] words,
            long[] signals,
            boolean known,
            boolean need,
            Category category,
            boolean danger) {}

    /** How likely it is, from 0 to 1 each. */
    record Likely(double need, double danger, double[] categories) {

        Category category() {
            int best = 0;
            for (int i = 1; i < categories.length; i++) {
                best = categories[i] > categories[best] ? i : best;
            }
            return Category.values()[best];
        }
    }

    private final Map<Long, Integer> vocabulary = new HashMap<>();
    private final Model need;
    private final Model danger;
    private final Model category;

    private final double cost;
    private final double signal;

    Judgement(List<Example> examples) {
        this(examples, COST, SIGNAL);
    }

    /**
     * @param cost what an example read wrongly costs against the simplicity of the weights
     * @param signal how much a finding of the lexicon counts beside all words together, which count
     *     1
     */
    Judgement(List<Example> examples, double cost, double signal) {
        this.cost = cost;
        this.signal = signal;
        learnVocabulary(examples);
        need = learned(examples, e -> e.need() ? 1 : 0);
        var needs = examples.stream().filter(Example::need).toList();
        danger = learned(examples, e -> e.danger() ? 1 : 0);
        category = learned(needs, e -> e.category().ordinal());
    }

    /** What stands in one example only tells nothing. */
    private void learnVocabulary(List<Example> examples) {
        var counts = new HashMap<Long, Integer>();
        for (var example : examples) {
            Arrays.stream(example.words())
                    .distinct()
                    .forEach(f -> counts.merge(f, 1, Integer::sum));
            Arrays.stream(example.signals())
                    .distinct()
                    .forEach(f -> counts.merge(f, 1, Integer::sum));
        }
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(feature -> vocabulary.put(feature, vocabulary.size() + 1));
    }

    private Model learned(List<Example> examples, ToDoubleFunction<Example> label) {
        var problem = new Problem();
        problem.l = examples.size();
        problem.n = vocabulary.size() + 1;
        problem.bias = 1;
        problem.y = examples.stream().mapToDouble(label).toArray();
        problem.x =
                examples.stream()
                        .map(e -> nodes(e.words(), e.known() ? new long[0] : e.signals()))
                        .toArray(Feature[][]::new);
        return Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, ENDING));
    }

    private Feature[] nodes(long[] words, long[] signals) {
        int[] said = indices(words);
        double weight = 1 / Math.sqrt(Math.max(1, said.length));
        var weights = new TreeMap<Integer, Double>();
        for (int index : said) {
            weights.put(index, weight);
        }
        for (int index : indices(signals)) {
            weights.put(index, signal);
        }
        weights.put(vocabulary.size() + 1, 1.0);
        var nodes = new Feature[weights.size()];
        int at = 0;
        for (var entry : weights.entrySet()) {
            nodes[at++] = new FeatureNode(entry.getKey(), entry.getValue());
        }
        return nodes;
    }

    private int[] indices(long[] features) {
        return Arrays.stream(features)
                .mapToObj(vocabulary::get)
                .filter(java.util.Objects::nonNull)
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
    }

    Likely of(long[] words, long[] signals) {
        var nodes = nodes(words, signals);
        var categories = new double[Category.values().length];
        var values = likely(category, nodes);
        for (int i = 0; i < values.length; i++) {
            categories[category.getLabels()[i]] = values[i];
        }
        return new Likely(one(need, nodes), one(danger, nodes), categories);
    }

    private static double one(Model model, Feature[] nodes) {
        return likely(model, nodes)[model.getLabels()[0] == 1 ? 0 : 1];
    }

    private static double[] likely(Model model, Feature[] nodes) {
        var values = new double[model.getNrClass()];
        Linear.predictProbability(model, nodes, values);
        return values;
    }
}
