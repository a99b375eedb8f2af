package fieldkit.dupes.report;

import fieldkit.common.io.RawPath;
import fieldkit.dupes.json.JsonPath;
import fieldkit.dupes.search.Copy;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON, its shape in docs/dupes.md. A path that is not UTF-8 has {@code path_b64} with its exact
 * bytes beside {@code path}, in which the others are replaced.
 *
 * @param lines one document a group and a line, instead of one for everything
 */
public record JsonFormat(boolean lines) implements ReportFormat {
  /** The version of the shape. */
  public static final int SHAPE = 1;

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
      if (lines) {
        for (Report.Group group : report.groups()) {
          writeGroup(json, group);
          json.writeRaw('\n');
        }
      } else {
        writeDocument(json, report);
        json.writeRaw('\n');
      }
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getMessage(), e);
    }
  }

  private static void writeDocument(JsonGenerator json, Report report) {
    json.writeStartObject();
    json.writeStringProperty("tool", "dupes");
    json.writeNumberProperty("shape", SHAPE);
    json.writeBooleanProperty("partial", report.isPartial());
    writeRoots(json, report);
    json.writeName("groups");
    json.writeStartArray();
    for (Report.Group group : report.groups()) {
      json.writeRaw('\n');
      writeGroup(json, group);
    }
    json.writeEndArray();
    writeSummary(json, report.summary());
    json.writeEndObject();
  }

  private static void writeGroup(JsonGenerator json, Report.Group group) {
    json.writeStartObject();
    json.writeStringProperty("kind", group.folders() ? "folders" : "files");
    json.writeNumberProperty("size", group.size());
    json.writeNumberProperty("waste", group.waste());
    json.writeName("members");
    json.writeStartArray();
    for (Report.Item item : group.members()) {
      writeItem(json, item);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeItem(JsonGenerator json, Report.Item item) {
    json.writeStartObject();
    JsonPath.write(json, "path", item.path());
    if (item.reference()) {
      json.writeBooleanProperty("reference", true);
    }
    Copy copy = item.copy();
    if (copy != null) {
      json.writeNumberProperty("device", copy.device());
      json.writeNumberProperty("inode", copy.inode());
      json.writeNumberProperty("modified_ns", copy.modified());
      json.writeNumberProperty("changed_ns", copy.changed());
      json.writeNumberProperty("link_count", copy.links());
    }
    if (!item.links().isEmpty()) {
      json.writeName("links");
      json.writeStartArray();
      for (RawPath link : item.links()) {
        json.writeStartObject();
        JsonPath.write(json, "path", link);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeRoots(JsonGenerator json, Report report) {
    json.writeName("roots");
    json.writeStartArray();
    for (Report.Root root : report.roots()) {
      json.writeStartObject();
      JsonPath.write(json, "path", root.path());
      if (root.reference()) {
        json.writeBooleanProperty("reference", true);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeSummary(JsonGenerator json, Summary summary) {
    json.writeRaw('\n');
    json.writeName("summary");
    json.writeStartObject();
    json.writeNumberProperty("files", summary.files());
    json.writeNumberProperty("size_collisions", summary.collisions());
    json.writeNumberProperty("longest_collision", summary.longest());
    json.writeNumberProperty("groups", summary.groups());
    json.writeNumberProperty("duplicates", summary.duplicates());
    json.writeNumberProperty("waste", summary.waste());
    if (summary.ignored() >= 0) {
      json.writeNumberProperty("hidden_by_ignore_files", summary.ignored());
    }
    json.writeEndObject();
  }
}
