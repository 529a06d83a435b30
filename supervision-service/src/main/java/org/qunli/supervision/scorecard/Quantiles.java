package org.qunli.supervision.scorecard;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Times in classes 5 % wide: a quantile is off by less than 2.5 %, and sums of days can be added.
 */
final class Quantiles {

    static final Quantiles NONE = new Quantiles(Map.of());

    private static final double WIDTH = 1.05;

    private final SortedMap<Integer, Long> buckets;

    Quantiles(Map<Integer, Long> buckets) {
        this.buckets = new TreeMap<>(buckets);
    }

    Quantiles plus(Quantiles other) {
        Map<Integer, Long> sum = new TreeMap<>(buckets);
        other.buckets.forEach((bucket, n) -> sum.merge(bucket, n, Long::sum));
        return new Quantiles(sum);
    }

    long count() {
        return buckets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Seconds that this share of all doesn't exceed; null where there are none. */
    Double at(double share) {
        long rank = (long) Math.ceil(share * count());
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank && seen > 0) {
                return (double) Math.round(Math.pow(WIDTH, bucket.getKey() + 0.5) - 1);
            }
        }
        return null;
    }
}
