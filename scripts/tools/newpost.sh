# shellcheck shell=sh
# shellcheck disable=SC2034 # read by who sources this
# What the launcher and the packager need to know of newpost. Sourced.

# What its JVM is told, on top of what every tool's is.
tool_flags='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms8m -Xmn4m'

# tool_train FOLDER COMMAND...: one run that loads what most runs load; the ahead-of-time cache
# holds what it loaded. COMMAND starts the tool. FOLDER is empty, and deleted afterwards.
tool_train() {
  train_folder=$1
  shift
  mkdir "$train_folder/_posts"
  : >"$train_folder/_config.py"
  "$@" 'Title: one' -c tech,java --no-edit --site "$train_folder"
}
