"""The truth about a tree, found in the plainest way: sha256 of every file whose size is not alone.

Hard links count once. Empty files, symlinks and special files do not count at all.
"""

import hashlib
import os
import stat
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


@dataclass(frozen=True)
class Truth:
    """What there is in a tree."""

    files: int  # names of regular files that are not empty
    bytes: int  # each inode once
    must: int  # the bytes of all files that are in groups: no exact method can read less
    groups: frozenset  # of frozensets of (device, inode)


def truth(tree):
    """Reads the tree and tells the truth about it."""
    sizes = defaultdict(dict)  # size to (device, inode) to one of its paths
    files = 0
    for path, status in _regular(os.fsencode(tree)):
        if status.st_size:
            files += 1
            sizes[status.st_size].setdefault((status.st_dev, status.st_ino), path)
    candidates = [
        (size, inode, path) for size, found in sizes.items() if len(found) > 1 for inode, path in found.items()
    ]
    equal = defaultdict(set)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        digests = pool.map(_digest, (path for _, _, path in candidates))
        for (size, inode, _), digest in zip(candidates, digests):
            if digest is not None:
                equal[size, digest].add(inode)
    groups = {key: inodes for key, inodes in equal.items() if len(inodes) > 1}
    return Truth(
        files=files,
        bytes=sum(size * len(found) for size, found in sizes.items()),
        must=sum(size * len(inodes) for (size, _), inodes in groups.items()),
        groups=frozenset(map(frozenset, groups.values())),
    )


def normalised(groups):
    """A tool's groups of paths in the form of Truth.groups, whatever the order or the hard links."""
    found = set()
    for paths in groups:
        inodes = set()
        for path in paths:
            try:
                status = os.lstat(path)
            except OSError:
                inodes.add((path, 0))  # a name that does not exist is wrong in any group
                continue
            inodes.add((status.st_dev, status.st_ino))
        if len(inodes) > 1:
            found.add(frozenset(inodes))
    return frozenset(found)


def _regular(folder):
    """All regular files below the folder, as (path, status)."""
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.is_file(follow_symlinks=False):
                        status = entry.stat(follow_symlinks=False)
                        if stat.S_ISREG(status.st_mode):
                            yield entry.path, status
        except OSError:
            continue  # no tool can read it either


def _digest(path):
    digest = hashlib.sha256()
    try:
        with open(path, "rb", buffering=0) as file:
            while data := file.read(1 << 20):
                digest.update(data)
    except OSError:
        return None
    return digest.digest()
