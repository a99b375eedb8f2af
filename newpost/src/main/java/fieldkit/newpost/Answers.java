package fieldkit.newpost;

import java.util.List;

/**
 * What is known of a post once nobody needs to be asked any more.
 *
 * @param title its title
 * @param categories its categories
 */
record Answers(String title, List<String> categories) {}
