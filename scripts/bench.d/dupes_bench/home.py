"""The plan of the `home` tree: a home folder as people have them."""

import random
from dataclasses import dataclass, replace

from dupes_bench.content import Recipe
from dupes_bench.plans import KIB, MIB, Planned

_COPIES = 0.15  # of all files
_VERSIONS = 0.015  # files of the size of another, with a small change somewhere
_LARGE = 16  # of 60,000: archives, films, disk images of 5 to 40 MB
_PER_FOLDER = 14

_TOPS = (
    "Documents", "Documents/Steuer 2023", "Pictures", "Pictures/Été", "Music", "Downloads", "Mail",
    "src", "src/app", ".cache", ".config", ".local/share", "Desktop", "Backup",
)  # fmt: skip


@dataclass(frozen=True)
class _Family:
    """Files that one program writes."""

    name: str
    extension: str
    share: float  # of the files
    text: bool
    header: int  # bytes all of them begin with
    multiple: int  # their sizes are multiples of this
    variants: int  # how many different headers there are
    fixed: int = 0  # their only size, if they have one


_FAMILIES = (
    _Family("note", ".txt", 0.16, True, 0, 1, 1),
    _Family("source", ".java", 0.20, True, 1100, 1, 8),
    _Family("page", ".html", 0.12, True, 2048, 1, 30),
    _Family("settings", ".json", 0.10, True, 180, 1, 20),
    _Family("photo", ".jpg", 0.12, False, 620, 1, 4),
    _Family("icon", ".png", 0.09, False, 33, 1, 1),
    _Family("cached", "", 0.09, False, 24, 4096, 1),
    _Family("office", ".docx", 0.05, False, 1300, 1, 3),
    _Family("database", ".sqlite", 0.03, False, 100, 4096, 1),
    _Family("image", ".bin", 0.03, False, 512, 512, 5),
    _Family("form", ".xls", 0.01, False, 20 * KIB, 1, 2, fixed=40 * KIB),
)


def home(seed, scale):
    """60,000 files of log-normal sizes, about 1 GB, 15 % of them copies.

    Sizes collide as they do in life: small text files by chance, databases and caches
    because they grow in blocks, forms because they come from one template. Families share
    headers. Copies are pairs mostly, some groups are larger. A few files are versions: as
    long as their original, with a change somewhere.
    """
    source = random.Random(f"home {seed}")
    count = max(100, int(60_000 * scale))
    copies, versions = int(count * _COPIES), int(count * _VERSIONS)
    large = max(1, int(_LARGE * scale))
    originals = [_original(source, seed, at, at < large) for at in range(count - copies - versions)]
    folders = _folders(source, max(len(_TOPS), count // _PER_FOLDER))

    planned = [_placed(source, folders, at, *original) for at, original in enumerate(originals)]
    for at in range(versions):
        recipe, family = source.choice(originals[large:])
        planned.append(_placed(source, folders, len(planned), _changed(source, recipe), family))
    for recipe, family in _copied(source, originals, large, copies):
        planned.append(_placed(source, folders, len(planned), recipe, family))

    written = {folder: at for at, folder in enumerate(source.sample(folders, len(folders)))}
    planned.sort(key=lambda file: written[file.path.rpartition("/")[0]])  # folder after folder
    return planned


def _original(source, seed, at, large):
    family = source.choices(_FAMILIES, [family.share for family in _FAMILIES])[0]
    if large:
        size = int(5 * MIB * 8 ** source.random())
    elif family.fixed:
        size = family.fixed
    else:
        size = min(40 * MIB, max(1, int(source.lognormvariate(8.0, 1.65))))  # median 3,000 bytes
        size = -(-size // family.multiple) * family.multiple
    header = family.header if size > 2 * family.header or family.fixed else 0
    recipe = Recipe(
        key=(seed << 40) + at,
        size=size,
        text=family.text,
        header=header,
        family=f"{family.name} {source.randrange(family.variants)}",
    )
    return recipe, family


def _changed(source, recipe):
    length = min(recipe.size, source.choice((1, 4, 16)))
    return replace(recipe, edits=((source.randrange(recipe.size - length + 1), source.randbytes(length)),))


def _copied(source, originals, large, copies):
    """Originals that are to be written once more, each as often as it gets copies."""
    pairs = max(1, large // 5)  # not left to chance: so few large files would change the total
    yield from originals[:pairs]
    copies -= pairs
    shuffled = iter(source.sample(originals[large:], len(originals) - large))
    while copies > 0:
        more = source.choices((1, 2, source.randint(3, 8), source.randint(9, 60)), (80, 13, 6, 1))[0]
        more = min(more, copies)
        original = next(shuffled)
        yield from [original] * more
        copies -= more


def _folders(source, count):
    folders = list(_TOPS)
    while len(folders) < count:
        parent = source.choice(folders)
        if parent.count("/") < 9:
            folders.append(f"{parent}/{_name(source)}-{len(folders)}")
    return folders


def _placed(source, folders, at, recipe, family):
    # Squaring prefers the folders that were there first: few are full, most are not.
    folder = folders[int(len(folders) * source.random() ** 1.5)]
    return Planned(f"{folder}/{_name(source)}{source.choice(('-', ' ', '_'))}{at}{family.extension}", recipe)


def _name(source):
    syllables = "an be cor da el fü gra hi jo ka lo mé no pra st zu".split()
    name = "".join(source.choices(syllables, k=source.randint(2, 5)))
    return ("." if source.random() < 0.02 else "") + name
