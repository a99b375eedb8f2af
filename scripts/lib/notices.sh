# shellcheck shell=sh
# What has to be said of the libraries in the tools' jars. Sourced.

# notices ARTIFACTS JAR_COMMAND: prints the notices. ARTIFACTS is what dependency:list wrote, with
# the artifacts' files; JAR_COMMAND is the JDK's jar. Fails, and says why, where one is unknown.
notices() (
  notices_lib=scripts/lib
  notices_work=$(mktemp -d "${TMPDIR:-/tmp}/fieldkit.XXXXXX") || exit
  trap 'rm -rf "$notices_work"' EXIT
  cat <<'END'
The tools contain these libraries. Their licences follow below; that of the Java runtime and its
parts, OpenJDK (GPL-2.0 with the Classpath exception), lies beside it, in runtime/legal.

END
  sed -n 's/^ *\([^ :]*:[^ :]*\):jar:\([^ :]*\):[^ :]*:\([^ ]*\.jar\).*/\1 \2 \3/p' "$1" \
    | grep -v '^fieldkit:' | LC_ALL=C sort -u >"$notices_work/list"
  while read -r artifact version _; do
    known=$(grep "^$artifact " "$notices_lib/third-party.txt") || {
      printf '%s: its licence is not in %s/third-party.txt\n' "$artifact" "$notices_lib" >&2
      exit 1
    }
    rest=${known#* }
    printf '%s %s\n  %s\n  licence: %s\n' "$artifact" "$version" "${rest#* }" "${rest%% *}"
    printf '%s\n' "${rest%% *}" >>"$notices_work/licences"
  done <"$notices_work/list"
  while read -r artifact _ file; do
    notices_of "$artifact" "$file" "$2" "$notices_work/jar"
  done <"$notices_work/list"
  LC_ALL=C sort -u "$notices_work/licences" | while read -r licence; do
    case $licence in
      own) ;;
      Apache-2.0) notices_title "$licence: see LICENSE" ;;
      *)
        notices_title "$licence"
        cat "$notices_lib/licences/$licence"
        ;;
    esac
  done
)

notices_title() {
  printf '\n======== %s\n\n' "$1"
}

# notices_of ARTIFACT FILE JAR_COMMAND FOLDER: the licences and notices that lie in it. FOLDER is for
# what it unpacks.
notices_of() {
  rm -rf "$4"
  mkdir "$4"
  (cd "$4" && "$3" xf "$2" META-INF)
  find "$4" -type f | grep -iE '/[^/]*(licen[cs]e|notice)[^/]*$' | LC_ALL=C sort \
    | while read -r text; do
      if grep -q 'Apache License' "$text" && grep -q 'TERMS AND CONDITIONS' "$text"; then
        continue # the text of LICENSE
      fi
      notices_title "$1: ${text##*/}"
      cat "$text"
    done
}
