package org.qunli.request.reading;

import com.ibm.icu.text.Transliterator;

/**
 * How Chinese characters sound: without tones, and without the differences that many speakers of
 * the south don't make (zh and z, ing and in). One usual reading for each.
 */
final class Pinyin {

    private static final int FROM = 0x4e00;
    private static final int TO = 0x9fa6;

    private static final String[] SOUNDS = sounds();

    private Pinyin() {}

    /** All in one text: ICU takes its time for each call. */
    private static String[] sounds() {
        var text = new StringBuilder((TO - FROM) * 2);
        for (int c = FROM; c < TO; c++) {
            text.append((char) c).append('\n');
        }
        var read =
                Transliterator.getInstance("Han-Latin; Latin-ASCII")
                        .transliterate(text.toString())
                        .split("\n");
        var sounds = new String[TO - FROM];
        for (int i = 0; i < sounds.length && i < read.length; i++) {
            sounds[i] = blurred(read[i].strip());
        }
        return sounds;
    }

    private static String blurred(String sound) {
        var out = sound;
        if (out.length() > 1 && out.charAt(1) == 'h' && "zcs".indexOf(out.charAt(0)) >= 0) {
            out = out.charAt(0) + out.substring(2);
        }
        if (out.endsWith("ing") || out.endsWith("eng")) {
            out = out.substring(0, out.length() - 1);
        }
        return out.intern();
    }

    /** The sound of a character, or null of what is none. */
    static String of(char c) {
        return c >= FROM && c < TO ? SOUNDS[c - FROM] : null;
    }
}
