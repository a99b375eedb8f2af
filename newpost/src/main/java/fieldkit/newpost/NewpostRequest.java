package fieldkit.newpost;

import fieldkit.newpost.matter.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wants of a new post, as said on the command line.
 *
 * @param title the title, if it was given
 * @param categories categories, if any were given
 * @param tags tags
 * @param draft whether it is to be a draft
 * @param date when, in the user's words
 * @param slug its name in addresses, if the user chose it
 * @param fields fields to set
 * @param body what stands below the front matter
 * @param actions what is to be done with it
 */
record NewpostRequest(
    Optional<String> title,
    List<String> categories,
    List<String> tags,
    boolean draft,
    Optional<String> date,
    Optional<String> slug,
    Map<String, Value> fields,
    String body,
    Actions actions) {

  /**
   * What is to be done.
   *
   * @param ask whether the user may be asked
   * @param edit whether the editor is opened
   * @param commit whether git is to commit it
   * @param unique whether a name that is taken gets a number
   * @param strict whether categories must be known
   * @param print whether the text is printed and no file made
   * @param dryRun whether nothing is made
   */
  record Actions(
      boolean ask,
      boolean edit,
      boolean commit,
      boolean unique,
      boolean strict,
      boolean print,
      boolean dryRun) {}
}
