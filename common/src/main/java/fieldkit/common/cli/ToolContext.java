package fieldkit.common.cli;

import fieldkit.common.io.FileAccess;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The world a tool runs in.
 *
 * @param in standard input
 * @param out standard output, for the result and nothing else; unbuffered
 * @param outputIsTerminal whether a person reads standard output on a terminal
 * @param messages the door to standard error
 * @param progress shows how far the work has come
 * @param files the file system
 * @param interruption whether the user wants it to stop
 * @param settings what the shared options say
 */
public record ToolContext(
    InputStream in,
    OutputStream out,
    boolean outputIsTerminal,
    Messages messages,
    Progress progress,
    FileAccess files,
    Interruption interruption,
    Settings settings) {}
