package org.qunli.request.similar;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * A term of a text.
 *
 * @param hash what is stored of it: 32 bits, so that an index tells no words; a collision costs a
 *     place in the ranking
 * @param worth how much it says by its sort: a single character says little, a concept much
 */
record Term(int hash, double worth) {

    private static final int SEED = 0x514e4c49;

    static final double CHARACTER = 0.25;
    static final double WORD = 1;
    static final double CONCEPT = 1.6;

    static Term of(String text, double worth) {
        return new Term(hash(text), worth);
    }

    private static int hash(String text) {
        return StringHelper.murmurhash3_x86_32(new BytesRef(text), SEED);
    }
}
