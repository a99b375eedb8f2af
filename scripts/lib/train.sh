# shellcheck shell=sh
# shellcheck disable=SC2154 # tool_flags and tool_train are the tool's own, start_flags are start.sh's
# Makes a tool's ahead-of-time cache. Sourced, after start.sh and the tool's own file.

# train JAVA JAR CACHE: runs the tool once and keeps what it loaded. Where that fails, CACHE is left
# empty, so that nobody tries again with the same jar.
#
# The cache remembers the jar's path. It may be another by then, but must not be a relative one:
# Java would look for it in the working folder, once for each class.
train() (
  case $2 in /*) ;; *) set -- "$1" "$PWD/$2" "$3" ;; esac
  train_work=$(mktemp -d "${TMPDIR:-/tmp}/fieldkit.XXXXXX") || exit
  trap 'rm -rf "$train_work" "$3".new*' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  start_env
  # shellcheck disable=SC2086 # flags are words
  tool_train "$train_work" \
    "$1" $tool_flags $start_flags "-XX:AOTCacheOutput=$3.new" -jar "$2" </dev/null >/dev/null 2>&1
  [ -f "$3.new" ] || : >"$3.new"
  mv -f "$3.new" "$3"
)
