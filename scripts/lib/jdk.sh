# shellcheck shell=sh
# shellcheck disable=SC2034 # java_home and java_version are read by who sources this
# Finds Java 25 or newer without starting one. Sourced; needs no other program but readlink.

# java_found FOLDER [PROGRAM]: whether FOLDER is a Java home new enough that has bin/PROGRAM (java,
# if not said). Then java_home is that folder and java_version what its release file says.
java_found() {
  [ -x "$1/bin/${2:-java}" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r java_line; do
    case $java_line in
      JAVA_VERSION=*)
        java_version=${java_line#*=}
        java_version=${java_version#\"}
        java_version=${java_version%%\"*}
        java_line=${java_version%%[!0-9]*}
        [ "${java_line:-0}" -ge 25 ] || return 1
        java_home=$1
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

# java_search [PROGRAM]: looks where Java is usually found, what the user chose first.
java_search() {
  [ -n "${JAVA_HOME-}" ] && java_found "$JAVA_HOME" "${1:-java}" && return 0
  java_search_path "${1:-java}" && return 0
  for java_place in \
    /usr/lib/jvm/* \
    /usr/lib64/jvm/* \
    /usr/java/* \
    /opt/java/* \
    /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* \
    "${HOME:-/nonexistent}"/.asdf/installs/java/* \
    "${HOME:-/nonexistent}"/.local/share/mise/installs/java/* \
    /usr/local/openjdk* \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    java_found "$java_place" "${1:-java}" && return 0
  done
  return 1
}

# The java that PATH would start, followed to the home it belongs to.
java_search_path() {
  java_ifs=$IFS
  IFS=:
  for java_place in ${PATH-}; do
    [ -x "$java_place/java" ] && break
  done
  IFS=$java_ifs
  java_place=$java_place/java
  [ -x "$java_place" ] || return 1
  while [ -L "$java_place" ]; do
    java_link=$(readlink "$java_place") || return 1
    case $java_link in
      /*) java_place=$java_link ;;
      *) java_place=${java_place%/*}/$java_link ;;
    esac
  done
  java_found "${java_place%/bin/java}" "${1:-java}"
}

# java_missing WHO [WHAT]: says so, and what would help.
java_missing() {
  cat >&2 <<TEXT
$1: ${2:-Java}: version 25 or newer is needed, and there is none in JAVA_HOME, PATH or the usual places
  Debian, Ubuntu   apt install openjdk-25-jdk
  Fedora           dnf install java-25-openjdk-devel
  macOS            brew install openjdk
  anywhere         get it from https://adoptium.net and set JAVA_HOME to where it is
TEXT
}
