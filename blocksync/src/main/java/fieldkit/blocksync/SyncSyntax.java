package fieldkit.blocksync;

import fieldkit.common.cli.ByteSize;
import fieldkit.common.cli.SyntaxBuilder;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The words of a sync, and of a comparison. */
final class SyncSyntax {
  private final SyntaxBuilder builder;

  SyncSyntax(String name) {
    builder = new SyntaxBuilder(name);
  }

  static CommandSpec sync() {
    SyncSyntax syntax = new SyncSyntax("blocksync");
    syntax.builder.about(
        "blocksync [OPTIONS] SOURCE TARGET",
        "Makes a block device equal to another; only what differs travels.",
        "",
        "  blocksync /dev/vg0/root xen2             the same device on host xen2",
        "  blocksync /dev/vg0/root ann@xen2:/dev/vg1/root",
        "  blocksync xen2:/dev/vg0/root root.img --create      pull, into a file",
        "  blocksync /dev/sdb /dev/sdc              on this machine",
        "  blocksync verify /dev/vg0/root xen2      compare only",
        "  blocksync track /dev/vg0/root            watch for writes, for later syncs",
        "");
    syntax.builder.dryRun();
    syntax.target();
    syntax.amount();
    syntax.knowledge();
    syntax.way();
    syntax.operands();
    syntax.builder.footer(
        "",
        "SOURCE and TARGET: a path, [USER@]HOST:PATH, or for TARGET only [USER@]HOST;",
        "what is on this machine contains a slash or is a file in this folder.",
        "Sizes are 4096, 64K, 1M, 2G, rates the same a second.",
        "Status: 0 equal now, 1 something could not be read (named) or differs (verify),",
        "2 wrong command line, 3 refused, nothing was changed, 4 failed, 130 interrupted.");
    return syntax.builder.spec();
  }

  static CommandSpec verify() {
    SyncSyntax syntax = new SyncSyntax("blocksync verify");
    syntax.builder.about(
        "blocksync verify [OPTIONS] SOURCE TARGET",
        "Compares two devices and changes nothing; prints the ranges that differ.",
        "",
        "  blocksync verify /dev/vg0/root xen2",
        "");
    syntax.builder.flag("The target may be larger: what both have is compared.", "--allow-larger");
    syntax.amount();
    syntax.way();
    syntax.operands();
    syntax.builder.footer(
        "",
        "Each line is where a range begins and its length, bytes.",
        "Status: 0 equal, 1 they differ, 2 wrong command line, 3 refused, 4 failed.");
    return syntax.builder.spec();
  }

  private void target() {
    builder
        .flag("A missing target is made: a plain file.", "--create")
        .flag("A smaller plain file is lengthened.", "--grow")
        .flag("The target may be larger; the rest of it stays.", "--allow-larger")
        .text("NAME", "Write NAME, the target, although it is in use.", "--force-in-use")
        .list(
            "WHAT=VALUE",
            "The target must have this serial, size, uuid, label, type, model or wwn.",
            "--expect")
        .text("FILE", "Keep what is overwritten, on the target's host.", "--save-old")
        .optionalChoice(
            List.of("written", "full"),
            "written",
            "Read back what was written, or all of both.",
            "--verify");
  }

  private void amount() {
    builder
        .value(
            Integer.class,
            SyncSyntax::block,
            "BYTES",
            "A block's size (default: 1M).",
            "-b",
            "--block")
        .choice(List.of("xxh3", "sha256"), "Digests: xxh3, sha256 for hostile data.", "--hash")
        .choice(List.of("auto", "none"), "Compress what travels: auto or none.", "--compress")
        .value(String.class, SyncSyntax::streams, "N", "Channels, or auto.", "--streams")
        .size("RATE", "Send at most so much a second.", "--bwlimit")
        .size("RATE", "Read at most so much a second, each end.", "--read-limit")
        .choice(
            List.of("abort", "zero", "keep"),
            "Where the source cannot be read: abort, zero, or keep what the target has.",
            "--on-read-error")
        .wholeNumber("N", "Try again so often when the connection fails.", "--retries");
  }

  private void knowledge() {
    builder
        .text("FILE", "Remember in FILE what both hold (default: in ~/.local/state).", "--state")
        .flag("Remember nothing, and read everything.", "--no-state")
        .text("FILE", "Only these ranges of the source changed: lines OFFSET LENGTH.", "--ranges");
  }

  private void way() {
    builder
        .choice(List.of("system", "builtin"), "Whose SSH: system or builtin.", "--ssh")
        .text("COMMAND", "Reach the host by COMMAND HOST ... instead of ssh.", "-e", "--rsh")
        .wholeNumber("PORT", "ssh's -p.", "-p", "--port")
        .list("FILE", "ssh's -i: a key.", "-i", "--identity")
        .text("HOST", "ssh's -J: a host on the way.", "-J", "--jump")
        .list("SETTING", "ssh's -o.", "-o", "--ssh-option")
        .text("FILE", "ssh's -F: its configuration.", "-F", "--ssh-config")
        .choice(
            List.of("auto", "installed", "deploy", "python", "shell"),
            "What runs there: auto, installed, deploy, python or shell.",
            "--far-end")
        .flag("Run it there as root, by sudo -n.", "--sudo");
  }

  private void operands() {
    builder.neededOperands("SOURCE TARGET", "What is read, and what is made equal.");
  }

  private static Integer block(String text) {
    long size = ByteSize.parse(text);
    if (size < 4096 || size > 1 << 24 || size % 4096 != 0) {
      throw new IllegalArgumentException(
          "'%s' is not a multiple of 4096 from 4096 to 16M".formatted(text));
    }
    return (int) size;
  }

  private static String streams(String text) {
    if (!text.equals("auto") && !text.matches("[1-9]|[1-5][0-9]|6[0-4]")) {
      throw new IllegalArgumentException("'%s' is not auto or 1 to 64".formatted(text));
    }
    return text;
  }
}
