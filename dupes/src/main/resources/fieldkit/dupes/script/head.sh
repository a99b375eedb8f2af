#!/bin/sh
# Made by dupes. Before each step the two files are compared once more, byte by byte; what is not
# as it was found is left alone and named. Run it with -n to see what it would do.
# Ends with status 1 if something was left alone.
# shellcheck disable=SC2015,SC2317,SC3013
# Every A && B || C below means that; not all functions are used; and -ef is known to dash, bash,
# busybox, ksh and zsh, and part of POSIX.1-2024.
LC_ALL=C
export LC_ALL
status=0
dry=
[ "${1-}" != -n ] || dry=1

left() {
  printf '%s: %s; left alone\n' "$2" "$1" >&2
  status=1
  return 1
}

# plain KEPT FILE: whether both are files, and neither is a symbolic link.
plain() {
  [ -f "$1" ] && [ ! -L "$1" ] || left "there is no $1" "$2" || return 1
  [ -f "$2" ] && [ ! -L "$2" ] || left 'it is gone' "$2"
}

# differ KEPT FILE: whether they are two files of the same bytes.
same() {
  plain "$1" "$2" || return 1
  [ ! "$1" -ef "$2" ] || left "it is the same file as $1" "$2" || return 1
  cmp -s -- "$1" "$2" || left "it is not equal to $1" "$2"
}

# another KEPT FILE: whether they are two names of one file, in two places.
another() {
  plain "$1" "$2" || return 1
  [ "$1" -ef "$2" ] || left "it is not the same file as $1" "$2" || return 1
  [ "${1##*/}" != "${2##*/}" ] || [ ! "${1%/*}/" -ef "${2%/*}/" ] || left "it is $1" "$2" || return 1
  [ -n "$(find "$2" -prune -links +1)" ] || left 'it is the last name of its file' "$2"
}

run() {
  if [ -n "$dry" ]; then
    printf '%s\n' "$*"
  else
    "$@" || status=1
  fi
}

# A new name beside FILE, then in one step in its place.
replace() {
  if [ -n "$dry" ]; then
    printf 'replace %s by %s of %s\n' "$2" "$1" "$3"
    return 0
  fi
  new=${2%/*}/.dupes-$$
  case $1 in
    link) ln -- "$3" "$new" ;;
    symlink) ln -s -- "$3" "$new" ;;
  esac || left 'it could not be linked' "$2" || return 1
  mv -f -- "$new" "$2" || {
    rm -f -- "$new"
    left 'it could not be replaced' "$2"
  }
}

delete_copy() { same "$1" "$2" && run rm -f -- "$2"; }
delete_name() { another "$1" "$2" && run rm -f -- "$2"; }
hardlink_copy() { same "$1" "$2" && replace link "$2" "$1"; }
symlink_copy() { same "$1" "$2" && replace symlink "$2" "$3"; }
symlink_name() { another "$1" "$2" && replace symlink "$2" "$3"; }
move_file() {
  [ ! -e "$2" ] && [ ! -L "$2" ] || left "$2 exists" "$1" || return 1
  run mkdir -p -- "${2%/*}" && run mv -- "$1" "$2"
}
move_copy() { same "$1" "$2" && move_file "$2" "$3"; }
move_name() { another "$1" "$2" && move_file "$2" "$3"; }
