package fieldkit.blocksync.state.trace;

/** Takes what an {@link EventParser} reads. */
interface EventSink {

  /** Sectors (512 bytes) of the disk may have changed, or be about to. */
  void written(long sector, long sectors);

  /** The text of a mark that was put among the events. */
  void marked(String text);

  /** From here on nobody knows what was written before. */
  void lost(String why);
}
