package fieldkit.dupes.search;

/** What files lie on, as far as the order of reading is concerned. */
public enum DeviceKind {
  /** To be found out by measuring. */
  AUTO("solid state until measured otherwise"),
  /** Reading here and there costs little. */
  SOLID_STATE("solid state"),
  /** Every change of place costs as much as reading a megabyte. */
  SPINNING("spinning disks");

  private final String words;

  DeviceKind(String words) {
    this.words = words;
  }

  /** The kind, for a person. */
  public String words() {
    return words;
  }
}
