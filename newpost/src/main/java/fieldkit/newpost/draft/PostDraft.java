package fieldkit.newpost.draft;

import fieldkit.newpost.matter.Value;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * Everything that is known about a post before it is a file.
 *
 * @param title its title, as typed
 * @param slug its name in addresses
 * @param slugGiven whether the user chose the slug
 * @param date its date, in the site's time zone
 * @param dateGiven whether the user chose the date
 * @param draft whether it begins as a draft
 * @param categories its categories
 * @param tags its tags
 * @param fields fields the user sets
 * @param body what stands below the front matter
 */
public record PostDraft(
    String title,
    String slug,
    boolean slugGiven,
    ZonedDateTime date,
    boolean dateGiven,
    boolean draft,
    List<String> categories,
    List<String> tags,
    Map<String, Value> fields,
    String body) {}
