# shellcheck shell=sh
# Makes a Debian package of what was packed. Sourced.

# deb_make HOME FOLDER VERSION GLIBC: puts what is in HOME into FOLDER/fieldkit_VERSION_ARCH.deb, and
# prints that path. It needs glibc 2.GLIBC.
deb_make() (
  deb_home=$1
  deb_root=$2/deb
  deb_arch=$(dpkg --print-architecture)
  deb_file=$2/fieldkit_$3_$deb_arch.deb
  deb_doc=$deb_root/usr/share/doc/fieldkit
  rm -rf "$deb_root"
  mkdir -p "$deb_root/DEBIAN" "$deb_root/usr/bin" "$deb_root/usr/lib/fieldkit" "$deb_doc" \
    "$deb_root/usr/share/lintian/overrides"

  cp -a "$deb_home/bin" "$deb_home/lib" "$deb_home/runtime" "$deb_root/usr/lib/fieldkit/"
  for deb_tool in "$deb_home"/bin/*; do
    deb_tool=${deb_tool##*/}
    ln -s "../lib/fieldkit/bin/$deb_tool" "$deb_root/usr/bin/$deb_tool"
  done
  cp -a "$deb_home/share/." "$deb_root/usr/share/"
  cp -a "$deb_home/README.md" "$deb_doc/"
  find "$deb_root/usr/share/man" -type f -exec gzip -9n {} +
  deb_copyright "$deb_home" >"$deb_doc/copyright"
  deb_changelog "$3" | gzip -9n >"$deb_doc/changelog.gz"
  deb_overrides >"$deb_root/usr/share/lintian/overrides/fieldkit"
  deb_control "$3" "$deb_arch" "$4" "$(du -sk "$deb_root" | cut -f1)" >"$deb_root/DEBIAN/control"
  (cd "$deb_root" && find usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum) >"$deb_root/DEBIAN/md5sums"
  chmod -R u=rwX,go=rX "$deb_root"
  find "$deb_root" -exec env TZ=UTC0 touch -h -t 202601010000.00 {} +
  SOURCE_DATE_EPOCH=1767225600 dpkg-deb --root-owner-group -Zxz -z3 --build "$deb_root" "$deb_file" >/dev/null
  rm -rf "$deb_root"
  printf '%s\n' "$deb_file"
)

deb_control() {
  cat <<END
Package: fieldkit
Version: $1
Architecture: $2
Maintainer: The Fieldkit authors <fieldkit@users.noreply.github.com>
Installed-Size: $4
Depends: libc6 (>= 2.$3)
Recommends: openssh-client
Suggests: git, python3
Section: admin
Priority: optional
Description: tools for people who run their own machines
 Four command-line tools, with the Java runtime they need:
 .
 dupes finds duplicate files, byte for byte, and links, moves or removes them.
 blocksync makes a block device equal to another over SSH.
 xen-migrate moves a running Xen domain to a host without shared storage.
 newpost makes a blog post, from a title to a commit, for ten engines.
END
}

deb_copyright() {
  cat <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2026 The Fieldkit authors
License: Apache-2.0

Files: usr/lib/fieldkit/runtime/*
Copyright: Oracle and its affiliates, and the OpenJDK authors
License: GPL-2.0-with-classpath-exception
Comment: The licences of its parts are in /usr/lib/fieldkit/runtime/legal.

License: Apache-2.0
 On Debian systems, the full text is in /usr/share/common-licenses/Apache-2.0.

License: GPL-2.0-with-classpath-exception
 On Debian systems, the text of the GPL-2 is in /usr/share/common-licenses/GPL-2;
 the exception is in /usr/lib/fieldkit/runtime/legal/java.base/LICENSE.

Comment: The libraries in the tools' jars:
$(sed -e 's/^$/./' -e 's/^/ /' "$1/THIRD-PARTY")
END
}

deb_changelog() {
  cat <<END
fieldkit ($1) unstable; urgency=medium

  * What changed is in changelog.md, beside this file.

 -- The Fieldkit authors <fieldkit@users.noreply.github.com>  Thu, 01 Jan 2026 00:00:00 +0000
END
}

# The runtime comes as OpenJDK builds it: with its own zlib and its own places for libraries.
deb_overrides() {
  cat <<'END'
fieldkit: embedded-library *
fieldkit: hardening-no-fortify-functions *
fieldkit: shared-library-lacks-prerequisites *
fieldkit: sharedobject-in-library-directory-missing-soname *
fieldkit: library-not-linked-against-libc *
END
}
