package org.qunli.request.category;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.qunli.request.reading.Category;

/** The categories. */
@ApplicationScoped
public class Categories implements PanacheRepositoryBase<CategoryCard, Category> {}
