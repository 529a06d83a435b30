package org.qunli.bench;

import java.util.Arrays;
import java.util.Collection;

/** Measured values, sorted. */
public final class Samples {

    private final double[] sorted;

    private Samples(double[] sorted) {
        this.sorted = sorted;
    }

    public static Samples of(Collection<? extends Number> values) {
        return new Samples(values.stream().mapToDouble(Number::doubleValue).sorted().toArray());
    }

    public static Samples of(double... values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return new Samples(copy);
    }

    public int count() {
        return sorted.length;
    }

    /**
     * The smallest value that at least this share of all values doesn't exceed (nearest rank).
     *
     * @param share between 0 and 1
     */
    public double percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }

    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double max() {
        return sorted[sorted.length - 1];
    }
}
