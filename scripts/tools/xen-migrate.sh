# shellcheck shell=sh
# shellcheck disable=SC2034 # read by who sources this
# What the launcher and the packager need to know of xen-migrate. Sourced.

# What its JVM is told, on top of what every tool's is.
tool_flags='-XX:+UseSerialGC -Xms16m -Xmn8m -XX:MaxDirectMemorySize=1g'

# What its jar cannot be seen to need.
tool_modules='jdk.unsupported'

# What its jar can be seen to use and does without: jackson-databind, for types that are not here.
tool_modules_spared='java.desktop java.sql'

# Modules of this checkout that it is built on, besides common.
tool_uses='blocksync'

# tool_train FOLDER COMMAND...: one run that loads what most runs load; the ahead-of-time cache
# holds what it loaded. COMMAND starts the tool. FOLDER is empty, and deleted afterwards.
#
# The disks of a domain that nobody has are copied to a host that is this one, where xl says what
# the run needs to hear. A shell is the far end, for it is always there.
tool_train() {
  train_folder=$1
  shift
  mkdir "$train_folder/bin"
  cat >"$train_folder/bin/xl" <<EOF
#!/bin/sh
case \$* in
  info) printf 'xen_version: 4.17.0\nxen_major: 4\nxen_minor: 17\nfree_memory: 900\nhw_caps: ff\n' ;;
  'list -l'*) [ -z "\$TRAIN_THERE" ] && echo '[{"domid":1,"config":{"c_info":{"type":"pv",
    "name":"web","uuid":"1"},"b_info":{"max_memkb":98304},"disks":[{"pdev_path":
    "$train_folder/here/disk","vdev":"xvda","format":"raw","readwrite":1}],"nics":[{"mac":"0"}]}}]' ;;
  list) [ -z "\$TRAIN_THERE" ] && echo 'web 1 96 1 -b---- 1.0' ;;
esac
exit 0
EOF
  # shellcheck disable=SC2016 # for the script
  printf '#!/bin/sh\nshift\nTRAIN_THERE=1 exec sh -c "$1"\n' >"$train_folder/bin/rsh"
  chmod +x "$train_folder/bin/xl" "$train_folder/bin/rsh"
  mkdir "$train_folder/here" "$train_folder/there"
  dd if=/dev/urandom of="$train_folder/here/disk" bs=1048576 count=32 2>/dev/null
  XDG_STATE_HOME=$train_folder PATH=$train_folder/bin:$PATH "$@" sync --rsh "$train_folder/bin/rsh" \
    --far-end shell --map "$train_folder/here=$train_folder/there" --state "$train_folder/state" \
    web there
}
