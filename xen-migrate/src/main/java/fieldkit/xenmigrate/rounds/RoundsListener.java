package fieldkit.xenmigrate.rounds;

/** Hears how the disks go; from any thread. */
public interface RoundsListener {
  /** Something the user should know. */
  void note(String text);

  /** Something for who wants to know more. */
  void detail(String text);
}
