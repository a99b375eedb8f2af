package fieldkit.blocksync.farend;

import fieldkit.blocksync.protocol.Token;
import org.jspecify.annotations.Nullable;

/**
 * The one command that a host is given: a shell that says what is there and then does, line by
 * line, what it is told.
 *
 * <p>It has to pass through any login shell, so it is one line and has no quote, backslash or
 * exclamation mark: between single quotes, sh, bash, zsh, csh, tcsh and fish then read the same.
 * The token is set with a semicolon behind it, and the lines have a blank there, so a shell that
 * echoes its commands deceives nobody. What it sets for the lines that follow: {@code t} the token,
 * {@code s} sudo or nothing, {@code b} blocksync, {@code c} the folder of the cached copy, {@code
 * j} the Java for it, {@code p} python3.
 */
final class ProbeScript {
  private static final String SUDO =
      "if [ $(id -u) = 0 ];then r=\"$r sudo=root\";else s=\"sudo -n\";"
          + "if sudo -n true 2>/dev/null </dev/null;then r=\"$r sudo=yes\";"
          + "else r=\"$r sudo=no\";fi;fi;";

  // Under sudo, because sudo may allow this program and no other.
  private static final String INSTALLED =
      "b=$(command -v blocksync)&&"
          + "r=\"$r blocksync=$($s \"$b\" server --protocol 2>/dev/null </dev/null|tr -cd 0-9)\";";

  private static final String PYTHON =
      "p=$(command -v python3)&&r=\"$r python=$(\"$p\" -IS -c "
          + "\"import sys,hashlib,zlib,mmap,fcntl,threading;"
          + "print(sys.version_info[0]*100+sys.version_info[1])\""
          + " 2>/dev/null </dev/null|tr -cd 0-9)\";";

  private static final String SHELL =
      "[ \"$(echo a|dd iflag=fullblock bs=2 count=1 2>/dev/null)\" = a ]&&r=\"$r dd=1\";"
          + "command -v sha256sum >/dev/null&&r=\"$r sha256sum=1\";"
          + "[ \"$(echo a|split --filter=cat 2>/dev/null)\" = a ]&&r=\"$r split=1\";";

  private static final String END = "echo \"$t probe $r\";while IFS= read -r l;do eval \"$l\";done";

  private ProbeScript() {}

  /**
   * The command for a login shell.
   *
   * @param version the version of the protocol that an installed blocksync has to speak
   * @param copy the SHA-256 of the jar whose copy is looked for, or null
   */
  static String command(
      Token token, FarEndChoice choice, boolean sudo, int version, @Nullable String copy) {
    String search = (sudo ? SUDO : "") + search(choice, version, copy);
    return "exec sh -c '" + beginning(token) + search + END + "'";
  }

  private static String beginning(Token token) {
    return ("t=%s;s=;PATH=$PATH:/usr/local/bin:/usr/local/sbin:/usr/sbin:/sbin"
            + ":$HOME/bin:$HOME/.local/bin;export PATH;"
            + "set -- $(uname -sm);r=\"os=$1 arch=$2 uid=$(id -u)\";")
        .formatted(token.text());
  }

  private static String cached(String sha256) {
    return ("c=${XDG_CACHE_HOME:-$HOME/.cache}/blocksync/%1$s;"
            + "[ -f \"$c/java\" ]&&IFS= read -r j <\"$c/java\"&&[ -x \"$j\" ]&&"
            + "[ \"$(sha256sum <\"$c/blocksync.jar\" 2>/dev/null|cut -c1-64)\" = %1$s ]&&"
            + "r=\"$r cached=1\";")
        .formatted(sha256);
  }

  private static String search(FarEndChoice choice, int version, @Nullable String copy) {
    String cached = copy == null ? "" : cached(copy);
    return switch (choice) {
      case INSTALLED -> INSTALLED;
      case DEPLOY -> cached;
      case PYTHON -> PYTHON;
      case SHELL -> SHELL;
      case AUTO ->
          INSTALLED + unless("blocksync=" + version, cached + unless("cached=1", PYTHON + SHELL));
    };
  }

  /** Does not look for more when this was found. */
  private static String unless(String found, String search) {
    return "case \"$r \" in *\" " + found + " \"*);;*) " + search + ":;;esac;";
  }
}
