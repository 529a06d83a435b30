package org.qunli.request.category;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.qunli.kit.json.Json;
import org.qunli.request.place.Post;
import org.qunli.request.reading.Category;

/**
 * The categories as shipped, in {@code category/default.json}: what holds until a district says.
 */
@ApplicationScoped
class ShippedCategories {

    private static final String FILE = "/category/default.json";

    private final Map<Category, CategoryVersion> all = new EnumMap<>(Category.class);

    ShippedCategories() {
        for (Entry entry : Json.read(text(), Entry[].class)) {
            CategoryRules rules =
                    new CategoryRules(
                            entry.nameZh(), entry.nameEn(), entry.posts(), entry.templates());
            all.put(
                    entry.category(),
                    new CategoryVersion(null, entry.category(), 0, rules, null, null, null));
        }
        for (Category category : Category.values()) {
            if (!all.containsKey(category)) {
                throw new IllegalStateException(FILE + " lacks " + category);
            }
        }
    }

    private record Entry(
            Category category,
            String nameZh,
            String nameEn,
            List<Post> posts,
            List<ReplyTemplate> templates) {}

    private static String text() {
        try (InputStream in = ShippedCategories.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CategoryVersion of(Category category) {
        return all.get(category);
    }
}
