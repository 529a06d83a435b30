package org.qunli.request.lexicon;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Entries to be tried on past messages. */
@Schema(name = "LexiconTrial")
public record LexiconTrial(@NotNull @Size(max = 500) List<@NotNull @Valid LexiconEntry> entries) {}
