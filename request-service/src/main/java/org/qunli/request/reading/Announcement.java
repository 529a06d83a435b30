package org.qunli.request.reading;

import java.util.regex.Pattern;

/**
 * Words that are nobody's own: notices, news, advice and what is passed on. They are full of
 * trouble and ask for nothing. Whoever speaks of their own people or calls for help in the same
 * breath does.
 */
final class Announcement {

    private static final int HEAD = 400;

    private static final Pattern PASSED_ON =
            Pattern.compile(
                    "^\\s*(?:"
                            + "【(?!求助|紧急求助|急|寻|救|请求)[^】]{2,14}】"
                            + "|[\\[(「《](?:转|通知|公告|提醒|提示|新闻|科普|视频|辟谣)"
                            + "|(?:转发?|扩散|快讯|新闻|视频|科普|问答|重要|温馨提示|温馨提醒|提醒|提示|通知|公告|通告|辟谣|小贴士|好文|紧急通知)\\s*[::||丨!]"
                            + "|(?:据悉|据.{2,12}报道|据.{2,10}(?:消息|通报)|记者|专家|央视|新华社|人民日报|本报讯|某地|某小区|某市|某村|昨日|今日.{0,6}(?:疫情|通报|新增))"
                            + "|关于.{2,40}的(?:通知|通告|公告|说明|函)"
                            + "|(?:各位|全体|广大|尊敬的|亲爱的)(?:居民|业主|村民|住户|家长|楼长|邻居|团友|家人|市民|群众)"
                            + "|[^,,。??!!]{2,14}(?:局|部|委|台|公司|指挥部|街道办|街道|居委会|村委会|疾控|中心|医院|公安|政府|会|消防)(?:温馨)?(?:提醒|提示|通报|发布|通知|公告|回应|启动)"
                            + ")"
                            + "|(?i:^\\s*(?:notice|reminder|forwarded|fwd|breaking|announcement|official|press release|update from|alert|via|source|guide|faq|how to|tips|five tips|"
                            + "dear (?:residents|all|neighbou?rs)|health (?:department|office)|public health|city (?:hall|announces)|council|mayor|fire (?:department|brigade)|"
                            + "red cross|weather (?:service|warning)|bbc|reuters|experts?|firefighters|rescue teams?)\\b)"
                            + "|https?://");

    private static final Pattern OWN =
            Pattern.compile(
                    "我(?:家|妈|爸|老|孩|儿|女|爷|奶|婆|公|弟|妹|哥|姐|们楼|们家|这)|救命|快来|求助|怎么办啊"
                            + "|(?i:\\b(?:my|our|i|we|help us|please help)\\b)");

    private Announcement() {}

    static boolean is(String text) {
        var head = text.length() > HEAD ? text.substring(0, HEAD) : text;
        return PASSED_ON.matcher(head).find() && !OWN.matcher(head).find();
    }
}
