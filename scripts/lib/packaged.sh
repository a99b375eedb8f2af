#!/bin/sh
# @TOOL@, on the Java runtime that came with it.
self=$0
case $self in */*) ;; *) self=./$self ;; esac
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
  esac
done
home=${self%/*}/..
# shellcheck disable=SC2034 # read by start
tool_flags='@FLAGS@'
. "$home/lib/start.sh"
start_streams
# What this runtime was made for, and what it needs; nothing but shell, for it is looked at each time.
loader=@LOADER@
glibc=@GLIBC@
if [ -n "$loader" ] && ! [ -e "$loader" ]; then
  printf '@TOOL@: this is the package for Linux on @ARCH@ with glibc, and this machine is another\n' >&2
  exit 4
fi
old=5
while [ "$old" -lt "$glibc" ]; do
  for folder in /lib64 /lib/@TRIPLET@; do
    if [ -e "$folder/libc-2.$old.so" ]; then
      printf '@TOOL@: it needs glibc 2.%s or newer, and this machine has 2.%s\n' "$glibc" "$old" >&2
      exit 4
    fi
  done
  old=$((old + 1))
done
for file in "$home/lib/@TOOL@.jar" "$home/runtime/bin/java"; do
  if ! [ -r "$file" ]; then
    printf '@TOOL@: %s: is missing; install fieldkit anew\n' "$file" >&2
    exit 4
  fi
done
start_known "@TOOL@" "$@"
start "$home/runtime/bin/java" "$home/lib/@TOOL@.jar" "$home/lib/@TOOL@.aot" "$@"
