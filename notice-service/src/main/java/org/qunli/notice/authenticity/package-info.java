/**
 * Owns the answer to "is this genuine?": from a code, the whole text, or a changed or shortened
 * copy.
 *
 * <p>Promises that a copy that differs is shown beside what was really said, and that what isn't
 * ours is called unknown, never false. Keeps nothing of what it is asked.
 */
package org.qunli.notice.authenticity;
