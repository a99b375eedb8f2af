package fieldkit.blocksync.device;

import fieldkit.blocksync.device.content.Content;
import fieldkit.common.io.RawPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link StorageFacts} as named texts and back. What is read may come from anyone. */
final class FactFields {
  private final Map<String, String> fields;

  private FactFields(Map<String, String> fields) {
    this.fields = fields;
  }

  static Map<String, String> write(StorageFacts facts) {
    FactFields out = new FactFields(new LinkedHashMap<>());
    out.put("path", facts.path().text());
    out.put("canonical", facts.canonical().text());
    out.put("kind", facts.kind() == StorageFacts.Kind.FILE ? "file" : "device");
    out.put("size", facts.size());
    out.putMedium(facts.medium());
    out.put("type", facts.content().type());
    out.put("label", facts.content().label());
    out.put("uuid", facts.content().uuid());
    out.put("partition-table", facts.content().partitionTable());
    out.put("machine", facts.origin().machine());
    out.put("boot", facts.origin().boot());
    out.put("device", facts.origin().device());
    out.put("inode", facts.origin().inode());
    out.put("diskseq", facts.origin().diskSequence());
    out.put("mark", facts.mark().text());
    out.put("footprint", facts.footprint().text());
    out.putAll("mounted-writable", facts.mountedWritable().stream().map(RawPath::text).toList());
    out.putAll("user", facts.users());
    return out.fields;
  }

  private void putMedium(Medium medium) {
    put("logical-sector", medium.logicalSector());
    put("physical-sector", medium.physicalSector());
    put("rotational", medium.rotational());
    put("read-only", medium.readOnly());
    put("discards", medium.discards());
    put("model", medium.model());
    put("serial", medium.serial());
    put("wwn", medium.wwn());
  }

  private void put(String name, Object value) {
    String text = value.toString();
    if (!text.isEmpty()) {
      fields.put(name, text);
    }
  }

  private void putAll(String name, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      fields.put(name + "." + i, values.get(i));
    }
  }

  static StorageFacts read(Map<String, String> fields) {
    FactFields in = new FactFields(fields);
    RawPath path = RawPath.ofText(in.needed("path"));
    return new StorageFacts(
        path,
        RawPath.ofText(fields.getOrDefault("canonical", path.text())),
        in.kind(),
        in.positive("size"),
        in.medium(),
        new Content(in.text("type"), in.text("label"), in.text("uuid"), in.text("partition-table")),
        new Origin(
            in.text("machine"),
            in.text("boot"),
            in.text("device"),
            in.number("inode", 0),
            in.number("diskseq", -1)),
        new WriteMark(in.text("mark")),
        in.text("footprint").isEmpty()
            ? Footprint.unknown()
            : Footprint.parse(in.text("footprint")),
        in.all("mounted-writable").stream().map(RawPath::ofText).toList(),
        in.all("user"));
  }

  private Medium medium() {
    return new Medium(
        sector("logical-sector"),
        sector("physical-sector"),
        flag("rotational"),
        flag("read-only"),
        flag("discards"),
        text("model"),
        text("serial"),
        text("wwn"));
  }

  private StorageFacts.Kind kind() {
    String kind = needed("kind");
    return switch (kind) {
      case "file" -> StorageFacts.Kind.FILE;
      case "device" -> StorageFacts.Kind.BLOCK_DEVICE;
      default ->
          throw new IllegalArgumentException("'%s' is neither file nor device".formatted(kind));
    };
  }

  private String needed(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("no %s is told".formatted(name));
    }
    return text;
  }

  private String text(String name) {
    return fields.getOrDefault(name, "");
  }

  private boolean flag(String name) {
    return text(name).equals("true");
  }

  private long positive(String name) {
    String _ = needed(name);
    long value = number(name, -1);
    if (value <= 0) {
      throw new IllegalArgumentException("'%s' is no %s".formatted(text(name), name));
    }
    return value;
  }

  private int sector(String name) {
    long value = number(name, 512);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("'%s' is no %s".formatted(text(name), name));
    }
    return (int) value;
  }

  private long number(String name, long unknown) {
    String text = text(name);
    try {
      return text.isEmpty() ? unknown : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'%s' is no %s".formatted(text, name), e);
    }
  }

  private List<String> all(String name) {
    List<String> all = new ArrayList<>();
    while (fields.containsKey(name + "." + all.size())) {
      all.add(text(name + "." + all.size()));
    }
    return all;
  }
}
