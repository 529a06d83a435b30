package org.qunli.request.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.Malformed;
import org.qunli.request.intake.NewMessage.Content;
import org.qunli.request.intake.NewMessage.Kind;

/** Reads one message of a delivery, strictly. */
@ApplicationScoped
class MessageParser {

    private final ObjectMapper mapper;

    private final Validator validator;

    private final IntakeConfig config;

    MessageParser(ObjectMapper mapper, Validator validator, IntakeConfig config) {
        this.mapper = mapper;
        this.validator = validator;
        this.config = config;
    }

    /** The message; throws a fact that says what is wrong with it. */
    NewMessage parse(JsonNode item) {
        NewMessage message = read(item);
        Set<ConstraintViolation<NewMessage>> violations = validator.validate(message);
        if (!violations.isEmpty()) {
            throw new Invalid(
                    violations.stream()
                            .map(
                                    v ->
                                            new Fact.Violation(
                                                    v.getPropertyPath().toString(),
                                                    null,
                                                    v.getMessage(),
                                                    List.of()))
                            .sorted(java.util.Comparator.comparing(Fact.Violation::field))
                            .toList());
        }
        if ((message.group() == null) != message.inPrivate()) {
            throw new Invalid("group", "group-or-direct");
        }
        requireContent(message);
        return message;
    }

    private NewMessage read(JsonNode item) {
        try {
            NewMessage message = mapper.treeToValue(item, NewMessage.class);
            if (message == null) {
                throw new Malformed();
            }
            return message;
        } catch (MismatchedInputException mismatch) {
            String field =
                    mismatch.getPath().stream()
                            .map(
                                    r ->
                                            r.getFieldName() == null
                                                    ? "[" + r.getIndex() + "]"
                                                    : "." + r.getFieldName())
                            .collect(Collectors.joining());
            if (field.isEmpty()) {
                throw new Malformed();
            }
            boolean unknown = mismatch instanceof UnrecognizedPropertyException;
            throw new Invalid(
                    field.startsWith(".") ? field.substring(1) : field,
                    unknown ? "unknown-field" : "unfit");
        } catch (JsonProcessingException broken) {
            throw new Malformed();
        }
    }

    private void requireContent(NewMessage message) {
        Content content = message.message();
        String text = content.textOrEmpty();
        if (text.length() > config.maxTextBytes()
                || text.getBytes(StandardCharsets.UTF_8).length > config.maxTextBytes()) {
            throw new TextTooLong();
        }
        if (content.kindOrNew() != Kind.RECALL
                && text.isBlank()
                && content.attachmentsOrNone().isEmpty()
                && message.location() == null) {
            throw new Invalid("message.text", "text-or-attachment");
        }
    }
}
