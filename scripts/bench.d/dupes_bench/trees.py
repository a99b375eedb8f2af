"""Makes a tree from its plan, or finds the one that was made before.

A tree lies in WORK/NAME-PARAMETERS/tree. Beside it, written last, `truth.json` says what is
in it; a folder without that file was interrupted and is made anew.
"""

import json
import os
import re
import shutil
import sys
from dataclasses import dataclass

from dupes_bench import home, oracle, plans
from dupes_bench.content import chunks

VERSION = 1  # to be raised when a plan or a recipe changes, so that old trees are not used
PLANS = {
    "tiny": plans.tiny,
    "home": home.home,
    "media": plans.media,
    "same-distinct": plans.same_distinct,
    "same-equal": plans.same_equal,
    "same-lastbyte": plans.same_lastbyte,
    "same-tail": plans.same_tail,
    "million": plans.million,
}
DEFAULT = ("tiny", "home", "media", "same-distinct", "same-equal", "same-lastbyte", "usr")
_OURS = re.compile(rf"(?:{'|'.join(PLANS)})-seed\d+-x[\d.e-]+-v\d+")


@dataclass(frozen=True)
class Tree:
    """A folder to find duplicates in, with the truth about it."""

    name: str
    about: str  # one line
    path: str
    truth: oracle.Truth
    generated: bool


class NoTree(Exception):
    """A tree cannot be had; the message says why."""


def default_work():
    """Where trees are kept if nothing else is said."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(cache, "fieldkit-bench")


def known(name):
    """Whether there can be a tree of this name: a plan, `usr`, or a folder given by its path."""
    return name in PLANS or name == "usr" or os.path.isdir(name) and "/" in name


def obtain(name, work, seed, scale, tell):
    """The tree of this name; `tell` is called with what takes time."""
    if name not in PLANS:
        return _given(name, tell)
    plan = PLANS[name]
    scale = 1 if name == "tiny" else scale
    about = plan.__doc__.strip().splitlines()[0].rstrip(".")
    if scale != 1:
        about += f"; times {scale:g}"
    place = os.path.join(work, f"{name}-seed{seed}-x{scale:g}-v{VERSION}")
    path = os.path.join(place, "tree")
    truth = _recorded(place)
    if truth is None:
        tell(f"{name}: making the tree")
        shutil.rmtree(place, ignore_errors=True)
        _make(path, plan(seed, scale))
        tell(f"{name}: hashing it for the truth")
        truth = oracle.truth(path)
        _record(place, truth)
    return Tree(name, about, path, truth, generated=True)


def clean(work):
    """Removes all trees that were made in `work`, of whatever version; returns how many."""
    names = [name for name in _names(work) if _OURS.fullmatch(name)]
    for name in names:
        shutil.rmtree(os.path.join(work, name))
    return len(names)


def _given(name, tell):
    path = "/usr" if name == "usr" else os.path.realpath(name)
    tell(f"{name}: hashing it for the truth")
    about = "this machine's own /usr" if name == "usr" else "a folder of the user's"
    return Tree(name, about, path, oracle.truth(path), generated=False)


def _make(path, planned):
    os.makedirs(path)
    needed = sum(max(4096, file.recipe.size) for file in planned)
    free = shutil.disk_usage(path).free
    if needed > free:
        raise NoTree(f"needs {needed / 1e9:.1f} GB where {free / 1e9:.1f} GB are free")
    made = set()
    for file in planned:
        whole = os.path.join(path, file.path)
        folder = os.path.dirname(whole)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        with open(whole, "xb", buffering=0) as out:
            for data in chunks(file.recipe):
                out.write(data)
    os.sync()  # so that no tool pays for the writing


def _record(place, truth):
    beside = os.path.join(place, "truth.json.new")
    with open(beside, "w", encoding="ascii") as file:
        json.dump(
            {
                "root": os.stat(os.path.join(place, "tree")).st_ino,
                "files": truth.files,
                "bytes": truth.bytes,
                "must": truth.must,
                "groups": sorted(sorted(inode for _, inode in group) for group in truth.groups),
            },
            file,
        )
    os.replace(beside, os.path.join(place, "truth.json"))


def _recorded(place):
    """What was recorded; None if nothing was, or if it is about another copy of the tree."""
    try:
        with open(os.path.join(place, "truth.json"), encoding="ascii") as file:
            record = json.load(file)
        root = os.stat(os.path.join(place, "tree"))
    except (OSError, ValueError):
        return None
    if record["root"] != root.st_ino:
        return None
    groups = (frozenset((root.st_dev, inode) for inode in group) for group in record["groups"])
    return oracle.Truth(record["files"], record["bytes"], record["must"], frozenset(groups))


def _names(folder):
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []


def main():
    """For a look at a tree by itself: `python3 -m dupes_bench.trees NAME [SCALE]`."""
    name, scale = sys.argv[1], float((sys.argv[2:] or ["1"])[0])
    tree = obtain(name, default_work(), 1, scale, lambda text: print(text, file=sys.stderr))
    print(tree.path, tree.truth.files, tree.truth.bytes, tree.truth.must, len(tree.truth.groups))


if __name__ == "__main__":
    main()
