# shellcheck shell=sh
# shellcheck disable=SC2034 # read by who sources this
# What the launcher and the packager need to know of dupes. Sourced.

# What its JVM is told, on top of what every tool's is.
tool_flags='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms8m -Xmn4m'

# tool_train FOLDER COMMAND...: one run that loads what most runs load; the ahead-of-time cache
# holds what it loaded. COMMAND starts the tool. FOLDER is empty, and deleted afterwards.
tool_train() {
  train_folder=$1
  shift
  mkdir "$train_folder/a" "$train_folder/b"
  for train_name in one two three; do
    printf 'the same %s\n' "$train_name" >"$train_folder/a/$train_name"
    printf 'the same %s\n' "$train_name" >"$train_folder/b/$train_name"
    printf 'only %s\n' "$train_name" >"$train_folder/a/only-$train_name"
  done
  ln "$train_folder/a/one" "$train_folder/b/linked"
  dd if=/dev/zero of="$train_folder/a/large" bs=1024 count=2048 2>/dev/null
  cp "$train_folder/a/large" "$train_folder/b/large"
  XDG_STATE_HOME=$train_folder/state "$@" --hardlink --apply "$train_folder/a" "$train_folder/b"
}
