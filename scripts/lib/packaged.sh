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
start_known "@TOOL@" "$@"
start "$home/runtime/bin/java" "$home/lib/@TOOL@.jar" "$home/lib/@TOOL@.aot" "$@"
