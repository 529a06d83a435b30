package org.qunli.request.reading;

/**
 * One sense of a phrase: what it signals, about what (or null), and how strongly.
 *
 * @param own whether it is a district's own: that decides where the shipped ones only advise
 */
record Term(Signal signal, Category category, double weight, boolean own) {}
