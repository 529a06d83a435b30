package org.qunli.kit.contract;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.kit.problem.Problem;

/** Brings the problem document into every contract, though no method returns one. */
@OpenAPIDefinition(
        info = @Info(title = "Qunli", version = "1"),
        components =
                @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)))
interface ProblemSchema {}
