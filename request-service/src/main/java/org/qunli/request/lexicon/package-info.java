/**
 * What a district adds to the words by which messages are read: local names, dialect, what people
 * there call things.
 *
 * <p>Promises that every pod reads by the newest version within seconds, that all versions are
 * kept, and that an administrator can see on past messages what a change would do. Never changes
 * what was already read, and never stores or shows who said something.
 */
package org.qunli.request.lexicon;
