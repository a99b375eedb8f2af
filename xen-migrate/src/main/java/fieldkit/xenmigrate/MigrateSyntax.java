package fieldkit.xenmigrate;

import fieldkit.common.cli.SyntaxBuilder;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The words of the commands that have a domain and a host. */
final class MigrateSyntax {
  private final SyntaxBuilder builder;

  private MigrateSyntax(Work work) {
    builder = new SyntaxBuilder(work.command());
  }

  static CommandSpec of(Work work) {
    MigrateSyntax syntax = new MigrateSyntax(work);
    syntax.about(work);
    if (work == Work.MIGRATE) {
      syntax.builder.dryRun();
    }
    if (work != Work.RESOLVE) {
      syntax.there();
    }
    if (work == Work.MIGRATE || work == Work.PLAN || work == Work.SYNC) {
      syntax.disks();
    }
    if (work == Work.MIGRATE) {
      syntax.builder.choice(
          List.of("auto", "live", "save"),
          "How its memory goes: live, save (suspended first), or auto.",
          "--mode");
      syntax.builder.flag("Compare all of the disks while it is suspended.", "--verify");
    }
    syntax.way(work);
    syntax.builder.neededOperands("DOMAIN HOST", "A domain of this host; [USER@]HOST.");
    syntax.footer(work);
    return syntax.builder.spec();
  }

  private void about(Work work) {
    switch (work) {
      case MIGRATE ->
          builder.about(
              "xen-migrate [OPTIONS] DOMAIN HOST",
              "Moves a running Xen domain to another host, its memory and its disks.",
              "",
              "  xen-migrate plan web xen2        check everything, touch nothing",
              "  xen-migrate web xen2             move it",
              "  xen-migrate sync web xen2        only its disks, hours before",
              "  xen-migrate vbds web             list its disks",
              "  xen-migrate resolve web xen2     end a migration that was cut",
              "  xen-migrate verify web xen2      compare the disks of a paused domain",
              "");
      case PLAN ->
          builder.about(
              "xen-migrate plan [OPTIONS] DOMAIN HOST",
              "Checks both hosts and says what a migration would do. Touches nothing.",
              "",
              "  xen-migrate plan web xen2",
              "");
      case SYNC ->
          builder.about(
              "xen-migrate sync [OPTIONS] DOMAIN HOST",
              "Copies the disks of a running domain, so that its migration has less to do.",
              "",
              "  xen-migrate sync web xen2",
              "");
      case VERIFY ->
          builder.about(
              "xen-migrate verify [OPTIONS] DOMAIN HOST",
              "Compares the disks of a paused domain with those on another host.",
              "",
              "  xl pause web && xen-migrate verify web xen2; xl unpause web",
              "");
      case RESOLVE ->
          builder.about(
              "xen-migrate resolve [OPTIONS] DOMAIN HOST",
              "Ends a migration that was cut, with one running domain: looks at its journal",
              "and at both hosts. Can be run again and again.",
              "",
              "  xen-migrate resolve web xen2",
              "");
    }
  }

  private void there() {
    builder
        .list("OLD=NEW", "A disk's path, folder, volume group or dataset there.", "--map")
        .list("OLD=NEW", "A bridge's name there.", "--bridge")
        .list("CHECK", "Do it although this check says no.", "--force");
  }

  private void disks() {
    builder
        .flag("Missing disks are not made there.", "--no-create")
        .duration("TIME", "How long it may wait for its disks (default: 10s).", "--max-downtime")
        .choice(
            List.of("auto", "trace", "hash"),
            "How to know what was written: auto, trace or hash.",
            "--tracker")
        .size("RATE", "Send at most so much a second for each disk.", "--bwlimit");
  }

  private void way(Work work) {
    builder
        .text("DIR", "Where migrations are remembered (default: /var/lib/xen-migrate).", "--state")
        .text("COMMAND", "Reach the host by COMMAND HOST ... instead of ssh.", "-e", "--rsh")
        .wholeNumber("PORT", "ssh's -p.", "-p", "--port")
        .list("FILE", "ssh's -i: a key.", "-i", "--identity")
        .text("HOST", "ssh's -J: a host on the way.", "-J", "--jump")
        .list("SETTING", "ssh's -o.", "-o", "--ssh-option")
        .text("FILE", "ssh's -F: its configuration.", "-F", "--ssh-config");
    if (work != Work.RESOLVE) {
      builder.choice(
          List.of("auto", "installed", "python", "shell"),
          "What runs there for the disks: auto, installed, python or shell.",
          "--far-end");
    }
  }

  private void footer(Work work) {
    if (work == Work.MIGRATE) {
      builder.footer(
          "",
          "Times are 30s, 5m, 2h; rates 4096, 64K, 1M, 2G a second.",
          "Status: 0 it runs there, 2 wrong command line, 3 refused, nothing was changed,",
          "4 failed, it runs on here, 5 xen-migrate resolve has to look at both hosts.");
    } else if (work == Work.VERIFY) {
      builder.footer("", "Status: 0 equal, 1 they differ, 3 refused, 4 failed.");
    }
  }
}
