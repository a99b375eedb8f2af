package fieldkit.blocksync.farend;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;

/** Decides by what a host has which far end is to run there. Pure. */
final class FarEndFinder {
  private final String host;
  private final int version;

  /**
   * @param host the host, for messages
   * @param version the protocol's version that is spoken here
   */
  FarEndFinder(String host, int version) {
    this.host = host;
    this.version = version;
  }

  /**
   * The far end to run. {@link FarEndKind#DEPLOYED} stands for a copy that may have to be sent
   * first.
   */
  FarEndKind find(Probe probe, FarEndChoice choice) throws CommandFault {
    boolean installed = probe.hasInstalled(version);
    if (probe.isSudoRefused() && !installed) {
      throw fault(
          "sudo would ask for a password there, or is not allowed to this user",
          "a line NOPASSWD in sudoers there lets it, or log in as root and leave out --sudo");
    }
    return switch (choice) {
      case AUTO -> first(probe, installed);
      case INSTALLED -> must(installed, FarEndKind.INSTALLED, installedMissing(probe));
      case DEPLOY -> FarEndKind.DEPLOYED;
      case PYTHON -> must(probe.hasPython(), FarEndKind.PYTHON, pythonMissing(probe));
      case SHELL -> must(probe.hasShellTools(), FarEndKind.SHELL, shellMissing());
    };
  }

  private FarEndKind first(Probe probe, boolean installed) throws CommandFault {
    if (installed) {
      return FarEndKind.INSTALLED;
    }
    if (probe.hasCached()) {
      return FarEndKind.DEPLOYED;
    }
    if (probe.hasPython()) {
      return FarEndKind.PYTHON;
    }
    if (probe.hasShellTools()) {
      return FarEndKind.SHELL;
    }
    String missing =
        "%s; %s; %s".formatted(installedMissing(probe), pythonMissing(probe), shellMissing());
    throw fault("nothing there can be the far end: " + missing, "--far-end deploy sends a copy");
  }

  private FarEndKind must(boolean there, FarEndKind kind, String missing) throws CommandFault {
    if (!there) {
      throw fault(missing, "--far-end auto takes what there is");
    }
    return kind;
  }

  private String installedMissing(Probe probe) {
    int found = probe.installedVersion();
    return found < 0
        ? "no blocksync is installed"
        : "the blocksync there speaks version %d of the protocol, this one %d"
            .formatted(found, version);
  }

  private static String pythonMissing(Probe probe) {
    String found = probe.pythonVersion();
    return found.isEmpty()
        ? "no usable python3"
        : "python3 is %s, and 3.6 or newer is needed".formatted(found);
  }

  private static String shellMissing() {
    return "no sha256sum, or no dd that knows iflag=fullblock (GNU and busybox do)";
  }

  private CommandFault fault(String what, String help) {
    return new CommandFault(ExitStatus.FAILED, host + ": " + what, help, null);
  }
}
