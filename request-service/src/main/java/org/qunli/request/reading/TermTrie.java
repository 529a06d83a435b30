package org.qunli.request.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all phrases of a dictionary in one pass over the tokens (A. V. Aho, M. J. Corasick:
 * Efficient string matching, CACM 18(6), 1975). Linear in tokens plus finds. Read-only after {@link
 * #link()}.
 *
 * @param <T> what a phrase stands for
 */
final class TermTrie<T> {

    private static final class Node<T> {
        private final Map<String, Node<T>> next = new HashMap<>(4);
        private final List<T> ends = new ArrayList<>(1);
        private Node<T> fail;
        private Node<T> shorter;
        private int depth;
    }

    /** A phrase found, its length in tokens, and the index of the token after it. */
    interface Finds<T> {
        void found(T value, int length, int end);
    }

    private final Node<T> root = new Node<>();

    void add(List<String> phrase, T value) {
        var node = root;
        for (var word : phrase) {
            var from = node;
            node =
                    node.next.computeIfAbsent(
                            word,
                            w -> {
                                var created = new Node<T>();
                                created.depth = from.depth + 1;
                                return created;
                            });
        }
        node.ends.add(value);
    }

    void link() {
        var queue = new ArrayDeque<Node<T>>();
        root.fail = root;
        for (var child : root.next.values()) {
            child.fail = root;
            queue.add(child);
        }
        while (!queue.isEmpty()) {
            var node = queue.remove();
            node.shorter = node.fail.ends.isEmpty() ? node.fail.shorter : node.fail;
            node.next.forEach(
                    (word, child) -> {
                        child.fail = step(node.fail, word);
                        queue.add(child);
                    });
        }
    }

    void find(List<String> words, Finds<T> finds) {
        var node = root;
        for (int i = 0; i < words.size(); i++) {
            node = step(node, words.get(i));
            for (var n = node; n != null && n != root; n = n.shorter) {
                for (var value : n.ends) {
                    finds.found(value, n.depth, i + 1);
                }
            }
        }
    }

    private Node<T> step(Node<T> from, String word) {
        var node = from;
        while (true) {
            var next = node.next.get(word);
            if (next != null) {
                return next;
            }
            if (node == root) {
                return root;
            }
            node = node.fail;
        }
    }
}
