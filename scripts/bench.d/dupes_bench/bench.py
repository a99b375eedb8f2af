"""One tree, all tools: right or wrong, warm, cold, and the bytes read."""

import os
import re
import tempfile
from dataclasses import dataclass, field

from dupes_bench import oracle
from harness import process, reads, rounds


@dataclass(frozen=True)
class Settings:
    """How to measure."""

    runs: int
    limit: float  # seconds a run may take
    cold: bool
    strace: bool
    verbose: bool  # whether each run is told


@dataclass
class Result:
    """What is known of one tool on one tree. What was not measured is None."""

    tool: "object"
    first: "process.Run | None" = None  # the warm-up; its time is not used
    problem: str = ""  # why there are no figures, or what is odd about them
    right: "bool | None" = None  # whether its groups are the true ones
    difference: str = ""  # in what they are not
    warm: "rounds.Series | None" = None
    cold: "rounds.Series | None" = None
    reads: "reads.Reads | None" = None
    own_count: "int | None" = None  # the bytes it says it read itself


@dataclass
class Outcome:
    """What was measured on one tree."""

    tree: "object"
    results: list
    cold: bool  # whether caches could be dropped
    floor: int
    load: float
    settings: Settings
    notes: list = field(default_factory=list)


def bench(tree, tools, settings, load, tell):
    """Measures all tools on the tree; `tell` is called with one line on each step."""
    with tempfile.TemporaryDirectory(prefix="bench-dupes-") as scratch:
        room = _Room(tree, scratch, settings, tell)
        results = [Result(tool) for tool in tools]
        tell(f"{tree.name}: first runs, and are the groups right?")
        for result in results:
            room.first(result)
        able = [result for result in results if result.first and not result.first.late]
        room.warm(able)
        room.bytes(able)
        cold = settings.cold and room.cold(able)
        return Outcome(tree, results, cold, process.floor(), load, settings)


class _Room:
    """A tree, and the scratch folder in which its tools run."""

    def __init__(self, tree, scratch, settings, tell):
        self._tree = tree
        self._scratch = scratch
        self._settings = settings
        self._tell = tell
        self._out = os.path.join(scratch, "out")
        self._err = os.path.join(scratch, "err")
        self._empty = os.path.join(scratch, "empty")
        os.mkdir(self._empty)

    def first(self, result):
        """The warm-up run: does it end in time, and are its groups right?"""
        tool = result.tool
        run = process.run(
            self._command(tool),
            cwd=self._scratch,
            limit=self._settings.limit,
            out=self._out,
            err=self._err,
        )
        self._say(tool.name, "first", run)
        result.first = run
        if run.late:
            return
        if run.status != 0:
            result.problem = f"exit status {run.status}: {self._last_words()}"
        try:
            found = oracle.normalised(tool.groups(self._out, self._scratch))
        except (OSError, ValueError, IndexError) as error:
            result.problem = result.problem or f"its output cannot be read: {error}"
            return
        true = self._tree.truth.groups
        result.right = found == true
        if not result.right:
            result.difference = (
                f"{len(true - found):,} true groups are not among its own, "
                f"{len(found - true):,} of its own are not true"
            )
            self._tell(f"{self._tree.name}: {tool.name}: WRONG GROUPS: {result.difference}")

    def warm(self, results):
        """Runs that find the tree in the page cache."""
        for name, series in self._measure(results, "warm", before=None).items():
            self._of(results, name).warm = series

    def cold(self, results):
        """Runs after the caches were dropped; False if that is not allowed."""
        if not process.drop_caches():
            return False
        for name, series in self._measure(results, "cold", before=process.drop_caches).items():
            self._of(results, name).cold = series
        return True

    def bytes(self, results):
        """One traced run each, for the bytes read below the tree."""
        self._tell(f"{self._tree.name}: runs to count the bytes")
        for result in results:
            tool = result.tool
            command = tool.on(self._tree.path, self._scratch, tool.verbose)
            run, counted = self._below(command)
            self._say(tool.name, "bytes", run)
            if run.late or counted is None:
                continue
            if not counted.traced or not self._tree.generated:  # its own files may lie there too
                idle = tool.on(self._empty, self._scratch, tool.verbose)
                _, own = self._below(idle, out=os.devnull, err=os.devnull)
                counted = counted.less(own)
            result.reads = counted
            result.own_count = self._own_count()

    def _measure(self, results, kind, before):
        seconds = self._settings.limit
        self._tell(f"{self._tree.name}: {kind} runs")
        wanted = {
            result.tool.name: rounds.affordable(result.first.wall, self._settings.runs, seconds)
            for result in results
        }
        return rounds.measure(
            {result.tool.name: self._command(result.tool) for result in results},
            wanted,
            cwd=self._scratch,
            limit=seconds,
            before=before,
            tell=lambda name, run: self._say(name, kind, run),
        )

    def _below(self, command, out=None, err=None):
        return reads.below(
            self._tree.path,
            command,
            cwd=self._scratch,
            limit=3 * self._settings.limit,
            out=out or self._out,
            err=err or self._err,
            strace=self._settings.strace,
        )

    def _command(self, tool):
        return tool.on(self._tree.path, self._scratch)

    def _of(self, results, name):
        return next(result for result in results if result.tool.name == name)

    def _say(self, name, kind, run):
        if not (self._settings.verbose or run.late):
            return
        took = f"over {self._settings.limit:g} s" if run.late else f"{run.wall:.3f} s"
        self._tell(f"{self._tree.name}: {name}: {kind}: {took}")

    def _own_count(self):
        """What a tool says on stderr it read, in the words of dupes' summary."""
        with open(self._err, "rb") as file:
            found = re.search(rb"^bytes read (\d+)$", file.read(), re.MULTILINE)
        return int(found.group(1)) if found else None

    def _last_words(self):
        with open(self._err, "rb") as file:
            lines = file.read().decode("utf-8", "replace").split("\n")
        return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "says nothing")
