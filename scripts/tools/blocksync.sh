# shellcheck shell=sh
# shellcheck disable=SC2034 # read by who sources this
# What the launcher and the packager need to know of blocksync. Sourced.

# What its JVM is told, on top of what every tool's is.
tool_flags='-XX:+UseSerialGC -Xms16m -Xmn8m -XX:MaxDirectMemorySize=1g'

# What its jar cannot be seen to need: the elliptic curves of the SSH that is built in, unix sockets.
tool_modules='jdk.crypto.ec,jdk.unsupported'

# tool_train FOLDER COMMAND...: one run that loads what most runs load; the ahead-of-time cache
# holds what it loaded. COMMAND starts the tool. FOLDER is empty, and deleted afterwards.
#
# It pulls from a far end that is this tool too, and then compares with it, which makes it the
# target first and the source after that.
tool_train() {
  train_folder=$1
  shift
  {
    printf '#!/bin/sh\nexec'
    for train_word in "$@"; do
      case $train_word in -XX:AOTCacheOutput=*) continue ;; esac
      printf " '%s'" "$(printf %s "$train_word" | sed "s/'/'\\\\''/g")"
    done
    # shellcheck disable=SC2016 # for the script
    printf ' "$@"\n'
  } >"$train_folder/blocksync"
  # shellcheck disable=SC2016 # for the script
  printf '#!/bin/sh\nshift\nPATH=%s:$PATH exec sh -c "$1"\n' "$train_folder" >"$train_folder/rsh"
  chmod +x "$train_folder/blocksync" "$train_folder/rsh"
  dd if=/dev/urandom of="$train_folder/one" bs=1048576 count=96 2>/dev/null
  cp "$train_folder/one" "$train_folder/two"
  dd if=/dev/urandom of="$train_folder/two" bs=4096 seek=700 count=1 conv=notrunc 2>/dev/null
  dd if=/dev/urandom of="$train_folder/two" bs=1048576 seek=40 count=50 conv=notrunc 2>/dev/null
  XDG_STATE_HOME=$train_folder "$@" --no-input --rsh "$train_folder/rsh" --verify=full \
    "there:$train_folder/one" "$train_folder/two"
}
