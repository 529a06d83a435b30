package org.qunli.request.category;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.kit.json.Json;
import org.qunli.request.reading.Category;

/**
 * The categories of each district, version by version; as shipped where a district said nothing.
 */
@ApplicationScoped
public class Categories {

    private final Jdbi jdbi;

    private final ShippedCategories shipped;

    Categories(Jdbi jdbi, ShippedCategories shipped) {
        this.jdbi = jdbi;
        this.shipped = shipped;
    }

    /** A row; public for the mapper only. */
    public record Row(
            String district,
            String category,
            long version,
            String rules,
            String changedBy,
            Instant changedAt,
            String reason) {

        CategoryVersion told() {
            return new CategoryVersion(
                    district,
                    Category.valueOf(category),
                    version,
                    Json.read(rules, CategoryRules.class),
                    changedBy,
                    changedAt,
                    reason);
        }
    }

    /** The category as it holds in the district now; null is nowhere: as shipped. */
    public CategoryVersion of(String district, Category category) {
        return versions(district, category, Long.MAX_VALUE, 1).stream()
                .findFirst()
                .orElseGet(() -> shipped.of(category));
    }

    /** All categories as they hold in the district now, by name. */
    List<CategoryVersion> all(String district) {
        Map<Category, CategoryVersion> own =
                jdbi.withHandle(
                        handle ->
                                handle
                                        .createQuery(
                                                """
                                                select distinct on (category) district, category, version,
                                                       rules, changed_by, changed_at, reason
                                                from category_version
                                                where district = :district
                                                order by category, version desc
                                                """)
                                        .bind("district", district)
                                        .map(ConstructorMapper.of(Row.class))
                                        .stream()
                                        .map(Row::told)
                                        .collect(
                                                Collectors.toMap(
                                                        CategoryVersion::category,
                                                        Function.identity())));
        return Arrays.stream(Category.values())
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .map(category -> own.getOrDefault(category, shipped.of(category)))
                .toList();
    }

    /** The versions before one, the newest first; the shipped one isn't among them. */
    List<CategoryVersion> versions(String district, Category category, long before, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        select district, category, version, rules, changed_by, changed_at,
                                               reason
                                        from category_version
                                        where district = :district and category = :category
                                          and version < :before
                                        order by version desc
                                        limit :limit
                                        """)
                                .bind("district", district)
                                .bind("category", category.name())
                                .bind("before", before)
                                .bind("limit", limit)
                                .map(ConstructorMapper.of(Row.class))
                                .stream()
                                .map(Row::told)
                                .toList());
    }

    /** Adds a version; answers whether nobody else was faster. */
    boolean add(CategoryVersion version) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                                """
                                                insert into category_version (district, category, version,
                                                    rules, changed_by, changed_at, reason)
                                                values (:district, :category, :version,
                                                    cast(:rules as jsonb), :by, :at, :reason)
                                                on conflict do nothing
                                                """)
                                        .bind("district", version.district())
                                        .bind("category", version.category().name())
                                        .bind("version", version.version())
                                        .bind("rules", Json.write(version.rules()))
                                        .bind("by", version.changedBy())
                                        .bind("at", version.changedAt())
                                        .bind("reason", version.reason())
                                        .execute()
                                == 1);
    }
}
