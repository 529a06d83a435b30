package org.qunli.kit.identity;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parser;

/**
 * The header {@code On-Behalf-Of}: a dictionary of structured fields (RFC 9651), Display Strings
 * included.
 */
final class OnBehalfOf {

    static final String HEADER = "On-Behalf-Of";

    private static final int LONGEST = 255;

    /** An ordinary string, kept as it is, or a Display String with its content as group 1. */
    private static final Pattern STRINGS =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|%\"((?:[ !#$&-~]|%[0-9a-f]{2})*+)\"");

    private OnBehalfOf() {}

    /** The chat identity named, or a refusal. */
    static ChatId parse(String header) {
        try {
            Dictionary dictionary = Parser.parseDictionary(withoutDisplayStrings(header));
            return new ChatId(
                    member(dictionary, "channel"),
                    member(dictionary, "tenant"),
                    member(dictionary, "user"));
        } catch (RuntimeException unreadable) {
            throw new MalformedOnBehalfOf();
        }
    }

    private static String member(Dictionary dictionary, String name) {
        ListElement<?> element = dictionary.get().get(name);
        return Optional.ofNullable(element)
                .map(ListElement::get)
                .map(OnBehalfOf::text)
                .filter(s -> !s.isEmpty() && s.length() <= LONGEST)
                .orElseThrow(MalformedOnBehalfOf::new);
    }

    private static String text(Object value) {
        if (value instanceof ByteBuffer bytes) {
            return strictUtf8(bytes);
        }
        return value instanceof String string ? string : null;
    }

    private static String strictUtf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedOnBehalfOf();
        }
    }

    /**
     * The library knows RFC 8941 only: a Display String is handed to it as the byte sequence of its
     * text.
     */
    private static String withoutDisplayStrings(String header) {
        return STRINGS.matcher(header)
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        match.group(1) == null
                                                ? match.group()
                                                : ":" + base64(match.group(1)) + ":"));
    }

    private static String base64(String percentEncoded) {
        String text =
                URLDecoder.decode(percentEncoded.replace("+", "%2b"), StandardCharsets.ISO_8859_1);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
