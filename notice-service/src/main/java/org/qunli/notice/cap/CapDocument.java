package org.qunli.notice.cap;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.qunli.notice.issue.Language;
import org.qunli.notice.issue.MessageType;
import org.qunli.notice.issue.NewNotice;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeAttachment;
import org.qunli.notice.issue.NoticeKind;
import org.qunli.notice.issue.NoticeText;

/** Writes a notice as an alert of CAP 1.2 (OASIS Standard, 1 July 2010). */
final class CapDocument {

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** No fractions and no Z; UTC is -00:00 (section 3.3.2). */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'-00:00'").withZone(ZoneOffset.UTC);

    private final XMLStreamWriter xml;

    private CapDocument(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * The document.
     *
     * @param references {@code sender,identifier,sent} of the earlier one, or null
     */
    static String of(
            Notice notice, String sender, String status, String references, List<CapArea> areas) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            new CapDocument(writer).alert(notice, sender, status, references, areas);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private void alert(
            Notice notice, String sender, String status, String references, List<CapArea> areas)
            throws XMLStreamException {
        xml.writeStartElement("alert");
        xml.writeDefaultNamespace(NAMESPACE);
        element("identifier", notice.id().toString());
        element("sender", sender);
        element("sent", time(notice.publishedAt()));
        element("status", status);
        element("msgType", capitalised(notice.messageType().name()));
        element("scope", "Public");
        element("references", references);
        for (NoticeText words : notice.content().texts()) {
            info(notice, words, areas);
        }
        xml.writeEndElement();
    }

    private void info(Notice notice, NoticeText words, List<CapArea> areas)
            throws XMLStreamException {
        NewNotice content = notice.content();
        xml.writeStartElement("info");
        element("language", words.language().tag());
        element("category", category(content.kind()));
        element("event", event(content.kind(), words.language()));
        if (notice.messageType() == MessageType.CANCEL || content.kind() == NoticeKind.LIFTING) {
            element("responseType", "AllClear");
        }
        element("urgency", capitalised(content.urgency().name()));
        element("severity", capitalised(content.severity().name()));
        element("certainty", capitalised(content.certainty().name()));
        element("effective", content.effectiveAt() == null ? null : time(content.effectiveAt()));
        element("onset", content.onset() == null ? null : time(content.onset()));
        element("expires", content.expiresAt() == null ? null : time(content.expiresAt()));
        element("senderName", content.source().authority());
        element("headline", words.headline());
        element("description", words.body());
        element("web", content.source().link());
        parameter("code", notice.code());
        if (content.source().documentNumber() != null) {
            parameter("documentNumber", content.source().documentNumber());
        }
        for (NoticeAttachment attachment : content.attachments()) {
            resource(attachment);
        }
        for (CapArea area : areas) {
            area(area, words.language());
        }
        xml.writeEndElement();
    }

    private void parameter(String name, String value) throws XMLStreamException {
        xml.writeStartElement("parameter");
        element("valueName", name);
        element("value", value);
        xml.writeEndElement();
    }

    /** Without a digest: the protocol's is SHA-1, ours isn't. */
    private void resource(NoticeAttachment attachment) throws XMLStreamException {
        xml.writeStartElement("resource");
        element("resourceDesc", attachment.title());
        element("mimeType", attachment.mediaType());
        element("size", attachment.size() == null ? null : attachment.size().toString());
        element("uri", attachment.url());
        xml.writeEndElement();
    }

    private void area(CapArea area, Language language) throws XMLStreamException {
        boolean chinese = language == Language.ZH || language == Language.ZH_HANT;
        xml.writeStartElement("area");
        element("areaDesc", chinese ? area.nameZh() : area.nameEn());
        for (String polygon : area.polygons()) {
            element("polygon", polygon);
        }
        xml.writeStartElement("geocode");
        element("valueName", "GB/T 2260");
        element("value", area.district());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Nothing for null; what XML 1.0 can't hold is a space. */
    private void element(String name, String text) throws XMLStreamException {
        if (text != null) {
            xml.writeStartElement(name);
            xml.writeCharacters(
                    text.replaceAll(
                            "[^\\x09\\x0A\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]",
                            " "));
            xml.writeEndElement();
        }
    }

    private static String capitalised(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String category(NoticeKind kind) {
        return switch (kind) {
            case CONTROL_MEASURE, LIFTING, ADVICE -> "Safety";
            case TEST_RESULT -> "Health";
            case ENVIRONMENT_SAMPLING -> "Env";
            case SUPPLY -> "Infra";
            case CLARIFICATION, OTHER -> "Other";
        };
    }

    private static String event(NoticeKind kind, Language language) {
        boolean chinese = language == Language.ZH || language == Language.ZH_HANT;
        return switch (kind) {
            case CONTROL_MEASURE -> chinese ? "管控措施" : "Control measure";
            case TEST_RESULT -> chinese ? "检测结果" : "Test results";
            case ENVIRONMENT_SAMPLING -> chinese ? "环境采样" : "Environment sampling";
            case SUPPLY -> chinese ? "物资供应" : "Supplies";
            case LIFTING -> chinese ? "解除管控" : "Lifting of measures";
            case CLARIFICATION -> chinese ? "情况说明" : "Clarification";
            case ADVICE -> chinese ? "提示" : "Advice";
            case OTHER -> chinese ? "通告" : "Notice";
        };
    }
}
