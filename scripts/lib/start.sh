# shellcheck shell=sh
# shellcheck disable=SC2154 # tool_flags is the tool's own
# How a tool's JVM is started: the same in a checkout, in a training run and in a package. Sourced.

# What every tool's JVM is told. It keeps no performance file, and what it has to say itself goes to
# standard error, if it is an error; a cache that it can't use is none. Machine code stays out of the
# caches: Java 25 does not notice that it was made for a processor that can do more than this one, and
# dies of an illegal instruction.
start_flags='-XX:+IgnoreUnrecognizedVMOptions -XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions -XX:-AOTAdapterCaching -XX:-AOTStubCaching -Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off:stderr -Xlog:cds*=off:stderr'

# start_env: an environment in which Java can name every file and speaks only when spoken to.
# Where the locale isn't UTF-8, or isn't installed, Java could not open a file named in UTF-8.
start_env() {
  start_locale=${LC_ALL:-${LC_CTYPE:-${LANG-}}}
  case $start_locale in
    C.[Uu][Tt][Ff]-8 | C.[Uu][Tt][Ff]8) ;;
    *.[Uu][Tt][Ff]-8* | *.[Uu][Tt][Ff]8*)
      if [ -d /usr/lib/locale ] && [ ! -e /usr/lib/locale/locale-archive ] \
        && [ ! -d "/usr/lib/locale/$start_locale" ] \
        && [ ! -d "/usr/lib/locale/${start_locale%%.*}.utf8" ]; then
        export LC_ALL=C.UTF-8
      fi
      ;;
    *) export LC_ALL=C.UTF-8 ;;
  esac
  unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
}

# start_known TOOL [ARGUMENT...]: answers what is asked so often that no Java is started for it, and
# ends: a client asks every host it comes to which protocol its blocksync speaks.
start_known() {
  case "$*" in
    'blocksync server --protocol')
      echo 1
      exit 0
      ;;
  esac
}

# start_streams: to be called first. Of the three standard streams, those that are closed are opened:
# the next file opened would take their place, and a tool would read its own jar for standard input.
# They are opened the wrong way round, so that to use them still fails.
start_streams() {
  true 9>&2 || exec 2</dev/null
  { true 9<&0; } 2>/dev/null || exec 0>/dev/null
  { true 9>&1; } 2>/dev/null || exec 1</dev/null
}

# start JAVA JAR CACHE [ARGUMENT...]: becomes the tool. An empty CACHE is none.
start() {
  start_java=$1
  start_jar=$2
  start_cache=$3
  shift 3
  # Java itself may not know where the classes of a cache came from.
  set -- "-Dfieldkit.jar=$start_jar" -jar "$start_jar" "$@"
  [ -n "$start_cache" ] && set -- "-XX:AOTCache=$start_cache" "$@"
  start_env
  set -f
  # shellcheck disable=SC2086 # flags are words
  exec "$start_java" $tool_flags $start_flags ${FIELDKIT_JAVA_OPTS-} "$@"
}
