"""What stands in a generated file: the same for the same recipe, on any machine."""

import random
from dataclasses import dataclass
from functools import lru_cache

CHUNK = 1 << 20
_POOL = 4 << 20  # text is cut from a pool of this many bytes


@dataclass(frozen=True)
class Recipe:
    """How a file's content comes about. Equal recipes give equal content."""

    key: int  # tells contents apart
    size: int
    text: bool = False  # words instead of random bytes
    header: int = 0  # how many bytes at the start are those of the family
    family: str = ""
    edits: tuple = ()  # (position, bytes) written over the rest
    zeros_from: "int | None" = None  # nothing but zeros from there, as in a download cut short


def chunks(recipe):
    """The content in pieces of at most CHUNK bytes."""
    source = random.Random(recipe.key)
    for start in range(0, recipe.size, CHUNK):
        length = min(CHUNK, recipe.size - start)
        data = _words(source, length) if recipe.text else source.randbytes(length)
        if start < recipe.header:
            head = _header(recipe.family, recipe.header)[start : start + length]
            data = head + data[len(head) :]
        for position, patch in recipe.edits:
            data = _laid_over(data, start, position, patch)
        if recipe.zeros_from is not None and recipe.zeros_from < start + length:
            kept = data[: max(0, recipe.zeros_from - start)]
            data = kept + bytes(length - len(kept))
        yield data


def _laid_over(data, start, position, patch):
    """`data`, which stands at `start`, with as much of the patch as falls into it."""
    first, last = max(start, position), min(start + len(data), position + len(patch))
    if first >= last:
        return data
    return data[: first - start] + patch[first - position : last - position] + data[last - start :]


def _words(source, length):
    """Text, cut from the pool at a random place, over its end again at its start."""
    pool = _pool()
    at = source.randrange(_POOL)
    piece = pool[at : at + length]
    while len(piece) < length:
        piece += pool[: length - len(piece)]
    return piece


@lru_cache(maxsize=None)
def _pool():
    source = random.Random("words")
    vowels, consonants = "aeiou", "bcdfghklmnprstvw"
    lexicon = [
        "".join(source.choice(consonants) + source.choice(vowels) for _ in range(source.randint(1, 4)))
        for _ in range(4000)
    ]
    common_first = [1 / (rank + 2) for rank in range(len(lexicon))]
    text = []
    length = 0
    while length < _POOL:
        line = " ".join(source.choices(lexicon, common_first, k=source.randint(4, 16))) + "\n"
        text.append(line)
        length += len(line)
    return "".join(text).encode("ascii")[:_POOL]


@lru_cache(maxsize=None)
def _header(family, length):
    return random.Random("header of " + family).randbytes(length)
