"""dupes and its peers: how each is called, whether it is exact, how its output is read.

All of them are made to look at the same files: recursively, hidden ones too, no empty
files, no symlinks, hard links as one file. None may change anything or write a cache.
"""

import os
import re
import shlex
from dataclasses import dataclass
from shutil import which

from harness import machine

EXACT, HASHING, UNKNOWN = "exact", "hashing", "as given"


@dataclass(frozen=True)
class Tool:
    """One command line of one program. {tree} and {scratch} stand for folders."""

    name: str
    kind: str  # EXACT compares all bytes of what it reports, HASHING trusts a digest
    command: tuple
    groups: "object"  # how to read the output: (stdout file, scratch folder) to groups of paths
    version: tuple = ()
    verbose: tuple = ()  # the command that also says what it read, if it differs

    def on(self, tree, scratch, command=None):
        """The command line for this tree."""
        words = command or self.command
        return [word.replace("{tree}", tree).replace("{scratch}", scratch) for word in words]

    def there(self):
        """Whether the program is installed."""
        return which(self.command[0]) is not None

    def says(self):
        """The program with its version."""
        program = os.path.basename(self.command[0])
        number = re.search(r"\d+(\.\d+)+[\w.-]*", machine.first_line([self.command[0], *self.version]))
        return f"{program} {number.group()}" if number else program


def fdupes_text(out, _scratch):
    """Groups of lines with an empty line between them; what most tools print."""
    with open(out, "rb") as file:
        blocks = file.read().split(b"\n\n")
    groups = ([line for line in block.split(b"\n") if line] for block in blocks)
    return [group for group in groups if group]


def duff_text(out, _scratch):
    """A line with a single # before each group."""
    with open(out, "rb") as file:
        blocks = (b"\n" + file.read()).split(b"\n#\n")
    return [[line for line in block.split(b"\n") if line] for block in blocks]


def rdfind_results(_out, scratch):
    """rdfind's results file: eight columns, the first of a group marked as such."""
    groups = []
    with open(os.path.join(scratch, "rdfind.txt"), "rb") as file:
        for line in file:
            if line.startswith(b"DUPTYPE_FIRST_OCCURRENCE"):
                groups.append([])
            if line.startswith(b"DUPTYPE_"):
                groups[-1].append(line.rstrip(b"\n").split(b" ", 7)[7])
    return groups


_RMLINT = ("rmlint", "--hidden", "--no-followlinks", "--types=df", "--no-with-color", "-o", "fdupes:stdout")
_FCLONES = ("fclones", "group", "--hidden", "--no-ignore", "--format", "fdupes", "{tree}")

PEERS = (
    Tool("fdupes", EXACT, ("fdupes", "-rqn", "{tree}"), fdupes_text, ("--version",)),
    Tool("jdupes", EXACT, ("jdupes", "-rq", "{tree}"), fdupes_text, ("-v",)),
    Tool("rmlint -p", EXACT, (*_RMLINT, "-p", "{tree}"), fdupes_text, ("--version",)),
    Tool("duff -t", EXACT, ("duff", "-raqpzt", "-f", "#", "{tree}"), duff_text, ("-v",)),
    Tool("rmlint", HASHING, (*_RMLINT, "{tree}"), fdupes_text, ("--version",)),
    Tool(
        "rdfind",
        HASHING,
        ("rdfind", "-n", "true", "-outputname", "{scratch}/rdfind.txt", "{tree}"),
        rdfind_results,
        ("--version",),
    ),
    Tool("duff", HASHING, ("duff", "-raqpz", "-f", "#", "{tree}"), duff_text, ("-v",)),
    Tool("fclones", HASHING, _FCLONES, fdupes_text, ("--version",)),
    Tool("yadf", HASHING, ("yadf", "--no-empty", "--format", "fdupes", "{tree}"), fdupes_text, ("--version",)),
)


def dupes(launcher):
    """dupes itself, started as a user starts it."""
    return Tool(
        name="dupes",
        kind=EXACT,
        command=(launcher, "-q", "{tree}"),
        groups=fdupes_text,
        version=("--version",),
        verbose=(launcher, "{tree}"),
    )


def given(text):
    """A tool from the command line, NAME=COMMAND; {tree} is put last if it is not in there."""
    name, _, command = text.partition("=")
    words = shlex.split(command)
    if not name or not words:
        raise ValueError(f"{text}: not of the form NAME=COMMAND")
    if not any("{tree}" in word for word in words):
        words.append("{tree}")
    return Tool(name, UNKNOWN, tuple(words), fdupes_text)
