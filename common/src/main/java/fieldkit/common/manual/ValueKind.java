package fieldkit.common.manual;

/** What can be typed somewhere, as far as a shell can know it. The labels of the help tell. */
enum ValueKind {
  /** Nothing that could be known. */
  ANY,
  /** Some of known words. */
  WORDS,
  FILE,
  FOLDER,
  /** A name of ssh's configuration and known hosts. */
  HOST,
  /** A file here, or a host and a colon. */
  PLACE,
  /** A running domain of Xen. */
  DOMAIN,
  /** A category that a post of this site has. */
  CATEGORY,
  /** A post of this site. */
  POST,
  /** A draft of this site. */
  DRAFT,
  /** A device that blocksync watches. */
  DEVICE;

  static ValueKind ofLabel(String label) {
    String word = label.split("[=,.]", 2)[0];
    return switch (word) {
      case "FILE", "PATH", "REPORT", "JOURNAL" -> FILE;
      case "DIR", "FOLDER" -> FOLDER;
      case "HOST" -> HOST;
      case "SOURCE", "TARGET" -> PLACE;
      case "DOMAIN" -> DOMAIN;
      case "CAT" -> CATEGORY;
      case "POST" -> POST;
      case "DRAFT" -> DRAFT;
      case "DEVICE" -> DEVICE;
      default -> ANY;
    };
  }

  /** The word that stands for it in a completion script. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
