# What a far end does that is nothing but a shell. Each command answers with lines ":TEXT" and data
# ("+LENGTH" and that many bytes), and ends with "TOKEN ok" or "TOKEN no WHY". dd is told nothing
# that busybox does not know; its positions are whole blocks, so whoever asks chooses them to divide.
LC_ALL=C; export LC_ALL; umask 077; d=; f=; lock=; k=; in=; out=; nl='
'
ok() { printf '%s ok\n' "$t"; }
no() { printf '%s no %s\n' "$t" "$1"; }

# The line of the last program's complaints that says why.
why() { w=failed; while IFS= read -r l; do case $l in *:*) w=$l; break;; esac; done <"$d/e"; no "$w"; }

leave() { rm -rf "$d"; if [ "$lock" ]; then rm -rf "$lock"; fi; }

# A folder in memory for one block: it is written to the device when it is here whole.
begin() {
  for w in /dev/shm "${TMPDIR:-/tmp}" /tmp /run; do
    mkdir "$w/blocksync-$t" 2>/dev/null && d=$w/blocksync-$t && break
  done
  [ "$d" ] || { no "no folder in which a block could wait"; return; }
  trap leave EXIT; trap 'exit 1' HUP INT TERM PIPE
  for w in stat readlink mkdir rm sha256sum; do
    command -v $w >/dev/null || { no "$w is missing"; return; }
  done
  [ -r /proc/self/mountinfo ] || { no "no /proc/self/mountinfo: only Linux can say what is in use"; return; }
  ok
}

# A name comes as octal numbers, whatever bytes it has.
name() { n=$(printf "$1."); n=${n%.}; }

status() { stat $2 -c '%d %i %f %h %u %g %s %b %Y %Z %t %T' -- "$1" 2>"$d/e"; }

# find NAME: what it is, following links, and where.
find_it() {
  name "$1"; w=$(status "$n" -L) || { why; return; }
  l=$(readlink -f -- "$n" 2>"$d/e") || { why; return; }
  case $l in *"$nl"*) no "a name with a newline"; return;; esac
  printf ':%s\n:%s\n' "$w" "$l"; ok
}

# stat_it NAME: what the name itself is.
stat_it() { name "$1"; w=$(status "$n") || { why; return; }; printf ':%s\n' "$w"; ok; }

# make NAME: an empty file that must not exist.
make() { name "$1"; if (set -C; : >"$n") 2>"$d/e"; then ok; else why; fi; }

drop() { name "$1"; if rm -f -- "$n" 2>"$d/e"; then ok; else why; fi; }

settle() { name "$1"; sync -- "$n" 2>/dev/null || sync; ok; }

# hold r|w NAME: opens it, so that it stays the same file whatever becomes of the name. Nothing is
# made where it is gone: it is opened to read first, and by that once more to write.
hold() {
  let_go; name "$2"
  if (exec 9<"$n") 2>"$d/e"; then exec 9<"$n"; else why; return; fi
  f=/proc/$$/fd/9
  if [ $1 = w ]; then
    if (exec 8<>"$f") 2>"$d/e"; then exec 8<>"$f"; f=/proc/$$/fd/8; else why; return; fi
  fi
  w=$(status "$f" -L) || { why; return; }
  printf ':%s\n' "$w"; ok
}

# look: what is open, as it is now.
look() { w=$(status "$f" -L) || { why; return; }; printf ':%s\n' "$w"; ok; }

let_go() { exec 9<&- 8<&-; f=; in=; out=; }

# direct BYTES: past the page cache, where dd and the device can.
direct() {
  in=; out=
  if dd if="$f" of=/dev/null bs=$1 count=1 iflag=direct 2>/dev/null; then in=iflag=direct; out=oflag=direct; fi
  printf ':%s\n' "$in"; ok
}

# lock_it ID INODE: the lock that other far ends take too, or else a folder's name, which lasts until this ends.
lock_it() {
  if command -v flock >/dev/null && flock -u 8 2>/dev/null; then
    if flock -n 8 2>/dev/null; then ok; else no locked; fi
    return
  fi
  while IFS= read -r l; do
    case $l in *FLOCK*" $2 "*) no locked; return;; esac
  done </proc/locks
  w=/tmp/blocksync-lock-$1
  if ! mkdir "$w" 2>"$d/e"; then
    [ -d "$w" ] || { why; return; }
    l=; [ -r "$w/pid" ] && IFS= read -r l <"$w/pid"
    if [ -z "$l" ] || [ -d "/proc/$l" ]; then no locked; return; fi
    rm -rf "$w"; mkdir "$w" 2>/dev/null || { no locked; return; }
  fi
  echo $$ >"$w/pid"; lock=$w; ok
}

# elsewhere PATTERN...: whether a mount that is seen by another process only has such a device.
elsewhere() {
  if command -v grep >/dev/null; then
    for w in "$@"; do
      [ -z "$(grep -l -s -e " $w " /proc/[0-9]*/mountinfo)" ] || { no "in use elsewhere"; return; }
    done
  fi
  ok
}

text() {
  [ -f "$2" ] && [ -r "$2" ] && while IFS= read -r x || [ "$x" ]; do printf ':T%s\t%s\n' "$1" "$x"; done <"$2"
} 2>/dev/null

texts() { for w in "$@"; do text "$w" "/$w"; done; ok; }

# kernel: all that the rules about what is in use are judged by.
kernel() {
  (
    for w in proc/self/mountinfo proc/swaps proc/locks proc/sys/kernel/random/boot_id etc/machine-id; do
      text $w /$w
      [ -e /$w ] && printf ':E%s\n' $w
    done
    for c in /sys/class/block/*; do
      cd -P "$c" 2>/dev/null || continue
      p=${PWD#/}
      printf ':L%s\t%s\n' "${c#/}" "$p"
      for a in dev size start partition ro diskseq wwid serial dm/name dm/uuid md/uuid \
        loop/backing_file loop/offset loop/sizelimit device/wwid device/model device/serial \
        queue/rotational queue/logical_block_size queue/physical_block_size \
        queue/discard_max_bytes queue/zoned; do
        text "$p/$a" $a
      done
      [ -r dev ] && IFS= read -r x <dev && printf ':Lsys/dev/block/%s\t%s\n' "$x" "$p"
      for a in slaves/*; do [ -e "$a" ] && printf ':E%s/%s\n' "$p" "$a"; done
    done
    for a in /sys/fs/btrfs/*/devices/*; do [ -e "$a" ] && printf ':E%s\n' "${a#/}"; done
    for a in /sys/bus/xen-backend/devices/*/physical_device; do text "${a#/}" "$a"; done
  )
  ok
}

# key HEX: what the digests of regions begin with.
key() { k=$1; ok; }

# hash BLOCK SKIP COUNT STEPS FLAG: the digests of STEPS pieces in a row, COUNT blocks each.
hash() {
  i=$2; s=$4
  while [ $s -gt 0 ]; do
    printf :
    { printf %s "$k"; dd if="$f" bs=$1 skip=$i count=$3 $5 2>"$d/e" || : >"$d/bad"; } | sha256sum
    if [ -e "$d/bad" ]; then rm -f "$d/bad"; why; return; fi
    i=$((i + $3)); s=$((s - 1))
  done
  ok
}

# get BLOCK SKIP COUNT RECORDS LENGTH FLAG: its bytes and their digest.
get() {
  dd if="$f" of="$d/b" bs=$1 skip=$2 count=$3 $6 2>"$d/e" || { why; return; }
  IFS= read -r l <"$d/e"
  case $l in "$4 records in"*) ;; *) no "it: ends here"; return;; esac
  w=$(sha256sum <"$d/b")
  printf ':%s\n+%s\n' "$w" $5; cat "$d/b"; ok
}

# put LENGTH DIGEST BLOCK SEEK FLAG: takes bytes, and writes them if they are what was sent.
put() {
  dd of="$d/b" bs=$1 count=1 iflag=fullblock 2>"$d/e" || { why; exit 1; } # the rest is still to come
  w=$(sha256sum <"$d/b")
  case $w in "$2 "*) ;; *) no "arrived: other bytes than were sent"; return;; esac
  dd if="$d/b" of="$f" bs=$3 seek=$4 conv=notrunc $5 2>"$d/e" || { why; return; }
  ok
}

# zero BLOCK SEEK COUNT FLAG: writes zeros.
zero() { if dd if=/dev/zero of="$f" bs=$1 seek=$2 count=$3 conv=notrunc $4 2>"$d/e"; then ok; else why; fi; }

# punch POSITION LENGTH: makes it a hole.
punch() { if fallocate -p -o $1 -l $2 "$f" 2>"$d/e" </dev/null; then ok; else why; fi; }

# grow LENGTH: lengthens a file by a hole.
grow() { if dd if=/dev/null of="$f" bs=1 seek=$1 count=0 2>"$d/e"; then ok; else why; fi; }

# flush: what was written is on the device when this is done.
flush() {
  case $f in
    */8) if dd if=/dev/null of="$f" conv=notrunc,fsync 2>"$d/e"; then ok; else why; fi;;
    *) sync -d "$f" 2>/dev/null || sync; ok;;
  esac
}

# A command begins with the token: nothing else, such as data after a failure, is ever carried out.
serve() {
  while IFS= read -r l; do
    case $l in "$t "*) eval "${l#* }";; *) exit 1;; esac
  done
  exit
}
