package org.qunli.request.reading;

/** One sense of a phrase: what it signals, about what (or null), and how strongly. */
record Term(Signal signal, Category category, double weight) {}
