"""Which files a generated tree has: their paths and recipes, the same for the same seed."""

import random
from dataclasses import dataclass, replace

from dupes_bench.content import Recipe

KIB, MIB = 1 << 10, 1 << 20


@dataclass(frozen=True)
class Planned:
    """One file that is to be made."""

    path: str  # below the tree
    recipe: Recipe


def tiny(seed, _scale):
    """Ten files: a pair, a group of three, two that differ in their last byte, three others."""
    base = [Recipe(key=_key(seed, at), size=size) for at, size in enumerate((700, 5000, 9000))]
    pair, three, twin = base
    last = replace(twin, edits=((twin.size - 1, b"!"),))
    others = [Recipe(key=_key(seed, 10 + at), size=1000 * at) for at in (1, 2, 3)]
    recipes = [pair, pair, three, three, three, twin, last, *others]
    return [Planned(f"{'ab'[at % 2]}/file-{at}", recipe) for at, recipe in enumerate(recipes)]


def same_distinct(seed, scale):
    """20,000 files of 16 KiB, all different (from the first bytes on)."""
    return _same(scale, lambda at: Recipe(key=_key(seed, at), size=16 * KIB))


def same_equal(seed, scale):
    """20,000 files of 16 KiB, all equal."""
    return _same(scale, lambda at: Recipe(key=_key(seed, 0), size=16 * KIB))


def same_lastbyte(seed, scale):
    """20,000 files of 16 KiB, equal but for the last byte: 256 groups."""
    size = 16 * KIB
    return _same(scale, lambda at: Recipe(_key(seed, 0), size, edits=((size - 1, bytes([at % 256])),)))


def same_tail(seed, scale):
    """20,000 files of 16 KiB, equal but for the last 8 bytes: no two are equal."""
    size = 16 * KIB
    return _same(scale, lambda at: Recipe(_key(seed, 0), size, edits=((size - 8, b"%08d" % at),)))


def million(seed, scale):
    """1,000,000 files of 16 to 2,047 bytes, one in seven a copy: about memory, not about reading."""
    source = random.Random(f"million {seed}")
    planned, originals = [], []
    for at in range(max(10, int(1_000_000 * scale))):
        if originals and source.random() < 0.15:
            recipe = source.choice(originals)
        else:
            recipe = Recipe(_key(seed, at), source.randrange(16, 2048), text=True)
            originals.append(recipe)
        planned.append(Planned(f"{at // 10000:02d}/{at // 100 % 100:02d}/document-{at:07d}.txt", recipe))
    return planned


def media(seed, scale):
    """300 files of 1 to 200 MB: 30 % copies, and versions that differ somewhere.

    Sizes follow a power law towards small ones; they are spread evenly over it, so that the total
    hardly depends on the seed. A version has its original's size and differs at the start, in
    one block somewhere inside, from somewhere inside on (zeros, as in a download cut short), or
    in its last bytes. Some recordings have one size and one header but nothing else in common.
    """
    source = random.Random(f"media {seed}")
    count = max(20, int(300 * scale))
    copies, versions = int(count * 0.30), int(count * 0.15)
    sizes = [_power_law((at + 0.8) / (count - copies - versions)) for at in range(count - copies - versions)]
    source.shuffle(sizes)
    for first in range(0, len(sizes) // 8, 4):  # fours of one size, as cameras make them
        sizes[first : first + 4] = [sizes[first]] * 4
    originals = [
        Recipe(_key(seed, at), size, header=620, family=f"camera {at % 3}") for at, size in enumerate(sizes)
    ]
    recipes = list(originals)
    recipes += [_version(source, source.choice(originals), at) for at in range(versions)]
    copied = source.sample(originals, k=max(1, copies * 2 // 3))
    recipes += copied + source.choices(copied, k=copies - len(copied))  # pairs, and some bigger groups
    planned = []
    for at, recipe in enumerate(recipes):
        folder = source.choice(("Camera", "Camera/2023", "Camera/2024", "Films", "Phone", "Backup/phone"))
        planned.append(Planned(f"{folder}/clip-{at:05d}.{source.choice(('mp4', 'mov', 'wav', 'raw'))}", recipe))
    source.shuffle(planned)
    return planned


def _version(source, original, at):
    size = original.size
    inside = source.randrange(size // 20, size - size // 20)
    kind = at % 4
    if kind == 0:
        return replace(original, edits=((source.randrange(0, 4 * KIB), source.randbytes(16)),))
    if kind == 1:
        return replace(original, edits=((inside, source.randbytes(source.choice((1, 512, 4096)))),))
    if kind == 2:
        return replace(original, zeros_from=inside)
    length = source.choice((1, 128, 4000))
    return replace(original, edits=((size - length, source.randbytes(length)),))


def _power_law(share, low=1.0, high=200.0, steep=1.25):
    """The size in bytes below which this share of the files lies: a bounded Pareto distribution."""
    rest = 1 - share * (1 - (low / high) ** steep)
    return int(low * MIB * rest ** (-1 / steep))


def _same(scale, recipe):
    return [
        Planned(f"{at // 200:03d}/block-{at:05d}", recipe(at)) for at in range(max(10, int(20_000 * scale)))
    ]


def _key(seed, number):
    """A number that stands for one content and for no other one, in any tree or seed."""
    return (seed << 40) + number
