package fieldkit.common.cli;

import fieldkit.common.io.FileAccess;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * The world a tool runs in.
 *
 * @param in standard input
 * @param out standard output, for the result and nothing else; unbuffered
 * @param terminals which streams are connected to a terminal
 * @param messages the door to standard error
 * @param progress shows how far the work has come
 * @param files the file system
 * @param interruption whether the user wants it to stop
 * @param settings what the shared options say
 * @param environment the environment's variables
 */
public record ToolContext(
    InputStream in,
    OutputStream out,
    Terminals terminals,
    Messages messages,
    Progress progress,
    FileAccess files,
    Interruption interruption,
    Settings settings,
    Map<String, String> environment) {}
