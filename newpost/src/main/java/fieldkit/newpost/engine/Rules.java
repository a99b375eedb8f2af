package fieldkit.newpost.engine;

import fieldkit.newpost.matter.MatterKind;
import fieldkit.newpost.matter.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine wants of the posts of one site.
 *
 * @param posts where posts lie and how they are named
 * @param drafts the same for drafts; equal to {@code posts} where drafts lie among them
 * @param extensions the endings of files the engine reads, with their dots
 * @param kind the front matter of a new post
 * @param keys the names of fields
 * @param dateStyle how dates are written
 * @param zone the site's own time zone
 * @param draftRule what makes a draft
 * @param slugRule how a file name is made of a title
 * @param slugKey whether the slug is a field too
 * @param defaults fields every new post has, before the date
 * @param extras fields every new post has, last
 * @param template what a new post is made of, if the site says so
 * @param build the command that builds the site, a program and its arguments
 * @param output the folder the built site lies in, relative to the root
 */
public record Rules(
    NameRule posts,
    NameRule drafts,
    List<String> extensions,
    MatterKind kind,
    Keys keys,
    DateStyle dateStyle,
    Optional<ZoneId> zone,
    DraftRule draftRule,
    SlugRule slugRule,
    SlugKey slugKey,
    Map<String, Value> defaults,
    Map<String, Value> extras,
    Optional<Template> template,
    List<String> build,
    String output) {

  /**
   * The names of fields.
   *
   * @param title the post's title
   * @param date when it was published
   * @param updated when it was changed
   * @param slug its name in addresses
   * @param categories its categories
   * @param tags its tags
   */
  public record Keys(
      String title, String date, String updated, String slug, Field categories, Field tags) {

    /** The names most engines use, with lists. */
    public static Keys usual(String updated) {
      return new Keys(
          "title",
          "date",
          updated,
          "slug",
          new Field("categories", ListShape.LIST),
          new Field("tags", ListShape.LIST));
    }

    /** The same with other shapes of lists. */
    public Keys shaped(ListShape categoriesShape, ListShape tagsShape) {
      return new Keys(
          title,
          date,
          updated,
          slug,
          new Field(categories.key(), categoriesShape),
          new Field(tags.key(), tagsShape));
    }
  }
}
