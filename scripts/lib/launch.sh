# shellcheck shell=sh
# Runs a tool of this checkout. Sourced by scripts/TOOL with $tool and $scripts set and the tool's
# own arguments in place. The usual run starts one other program, find, before Java.
# shellcheck disable=SC2154 # set by who sources this, or by what it sources

. "$scripts/lib/start.sh"
start_streams
start_known "$tool" "$@"
. "$scripts/lib/jdk.sh"
tool_uses=
# shellcheck source=../tools/dupes.sh
. "$scripts/tools/$tool.sh"

root=$scripts/..
target=$root/$tool/target
jar=$target/$tool.jar
cache=$target/$tool.aot
maker=$cache.java # which Java made the cache: its home and its version
lock=$root/target/building

fail() {
  printf '%s: %s\n' "$tool" "$1" >&2
  exit 4
}

# shellcheck disable=SC2086 # modules are words
build_is_due() {
  [ ! -f "$jar" ] || [ -n "$(
    for module in common $tool_uses "$tool"; do
      set -- "$@" "$root/$module/pom.xml" "$root/$module/src/main"
    done
    find "$root/pom.xml" "$root/scripts/lib/Uplift.java" "$@" -newer "$jar" -print -quit 2>/dev/null
  )" ]
}

cache_is_due() {
  # shellcheck disable=SC3013 # every sh has -nt
  [ ! -f "$cache" ] || [ "$jar" -nt "$cache" ] \
    || { [ "$java_home" = "$maker_home" ] && [ "$java_version" != "$maker_version" ]; }
}

# Whether the checkout can be written to by this user.
writable() {
  mkdir -p "$target" "$root/target" 2>/dev/null && [ -w "$target" ] && [ -w "$root/target" ]
}

# The lock is a file that only one can create; it names the process that holds it.
locked() {
  (set -C && echo "$$" >"$lock") 2>/dev/null || return 1
  trap 'rm -f "$lock"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

unlocked() {
  rm -f "$lock"
  trap - EXIT HUP INT TERM
}

wait_for_lock() {
  tries=0
  until locked; do
    holder=$(cat "$lock" 2>/dev/null)
    if alive "$holder"; then
      [ "$tries" -gt 0 ] || printf '%s: waiting for process %s, which builds here\n' "$tool" "$holder" >&2
      tries=1
      sleep 1
    else
      # Just made, just gone, or its holder was killed.
      sleep 1
      [ "$holder" != "$(cat "$lock" 2>/dev/null)" ] || rm -f "$lock"
    fi
  done
}

alive() {
  [ -n "$1" ] || return 1
  kill -0 "$1" 2>/dev/null || ps -p "$1" >/dev/null 2>&1
}

build() {
  java_found "$java_home" javac || java_search javac || {
    java_missing "$tool" 'a JDK, to build it with'
    exit 4
  }
  command -v mvn >/dev/null || {
    printf '%s: Maven (mvn): it is needed to build %s, and is not in PATH\n' "$tool" "$tool" >&2
    printf '  Debian, Ubuntu   apt install maven\n' >&2
    printf '  Fedora           dnf install maven\n' >&2
    printf '  macOS            brew install maven\n' >&2
    exit 4
  }
  wait_for_lock
  if build_is_due; then
    printf '%s: building it first; this takes a minute or so\n' "$tool" >&2
    JAVA_HOME=$java_home MAVEN_OPTS="${MAVEN_OPTS-} --sun-misc-unsafe-memory-access=allow" \
      mvn -q -B -Dstyle.color=never -f "$root/pom.xml" -pl "$tool" -am package -DskipTests \
      </dev/null >"$root/target/build.log" 2>&1 || {
      cat "$root/target/build.log" >&2
      fail 'the build failed, see above; nothing was run'
    }
    make_cache
  fi
  unlocked
}

make_cache() {
  . "$scripts/lib/train.sh"
  train "$java_home/bin/java" "$jar" "$cache"
  printf '%s\n%s\n' "$java_home" "$java_version" >"$maker"
  maker_version=$java_version
}

maker_home=
maker_version=
[ -r "$maker" ] && {
  IFS= read -r maker_home
  IFS= read -r maker_version
} <"$maker"

# The Java that made the cache comes before a search: the cache is of use to no other.
{ [ -n "${JAVA_HOME-}" ] && java_found "$JAVA_HOME"; } \
  || { [ -n "$maker_home" ] && java_found "$maker_home"; } \
  || java_search \
  || {
    java_missing "$tool"
    exit 4
  }

if build_is_due; then
  if writable; then
    build
  elif [ ! -f "$jar" ]; then
    fail "$(cd "$root" && pwd): not built yet, and can't be built: the folder can't be written to"
  fi
fi
if cache_is_due && writable && locked; then
  make_cache
  unlocked
fi
[ -s "$cache" ] && [ "$java_version" = "$maker_version" ] || cache=
start "$java_home/bin/java" "$jar" "$cache" "$@"
