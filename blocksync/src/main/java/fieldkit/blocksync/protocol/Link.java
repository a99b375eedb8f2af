package fieldkit.blocksync.protocol;

import java.io.Closeable;
import java.io.IOException;

/**
 * A conversation with the other end, once the session has begun. Safe for several threads.
 *
 * <p>What comes in is given to the handler that {@link #start} names, by one thread for each lane.
 */
public interface Link extends Closeable {

  /** Who hears what the other end says. */
  interface Handler {
    /** A message; the handler closes it. */
    void on(Message message) throws IOException, InterruptedException;

    /** Nothing more will come: the connection was lost, or the other end is not to be believed. */
    void lost(IOException why);
  }

  /** Begins to deliver messages. */
  void start(Handler handler);

  /**
   * Sends a message, which is closed once it is sent; waits while the link is full. Messages of one
   * thread that carry no data keep their order.
   */
  void send(Message message) throws IOException, InterruptedException;

  /**
   * Sends why it failed, without waiting: in place of what was sent and is not on its way yet, and
   * also when the link was lost in one direction only.
   */
  void sendLast(Message message) throws IOException, InterruptedException;

  /** Bytes on the wire so far. */
  Traffic traffic();

  /** What was sent and is not on its way yet need not go any more when this is closed. */
  default void abandon() {}

  /** Ends the conversation at once. */
  @Override
  void close();
}
