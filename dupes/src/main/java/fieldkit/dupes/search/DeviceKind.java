package fieldkit.dupes.search;

/** What files lie on, as far as the order of reading is concerned. */
public enum DeviceKind {
  /** To be found out by measuring. */
  AUTO,
  /** Reading here and there costs little. */
  SOLID_STATE,
  /** Every change of place costs as much as reading a megabyte. */
  SPINNING
}
