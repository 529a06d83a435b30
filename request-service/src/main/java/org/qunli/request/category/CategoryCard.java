package org.qunli.request.category;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.List;
import org.qunli.request.place.Post;
import org.qunli.request.reading.Category;

/** A category's names and responsible posts. */
@Entity
@Table(name = "category")
public class CategoryCard {

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "code")
    private Category code;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "posts")
    private String[] posts;

    @Version private long version;

    /** For Hibernate. */
    protected CategoryCard() {}

    /** The category. */
    public Category code() {
        return code;
    }

    /** Its Chinese name. */
    public String nameZh() {
        return nameZh;
    }

    /** Its English name. */
    public String nameEn() {
        return nameEn;
    }

    /** Who is responsible, first to last. */
    public List<Post> posts() {
        return Arrays.stream(posts).map(Post::valueOf).toList();
    }

    /** The row's version. */
    public long version() {
        return version;
    }

    void change(String newNameZh, String newNameEn, List<Post> newPosts) {
        nameZh = newNameZh;
        nameEn = newNameEn;
        posts = newPosts.stream().map(Post::name).toArray(String[]::new);
    }
}
