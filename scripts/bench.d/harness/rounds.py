"""Runs several candidates in turn, again and again, and takes their medians.

Candidates are interleaved, A B C then C B A, so that whatever else happens on
the machine hits all of them, and none of them always follows the same other.
"""

import statistics
from dataclasses import dataclass, field

from harness import process


@dataclass
class Series:
    """The runs of one candidate under one condition."""

    wanted: int  # how many runs it is to have
    runs: list = field(default_factory=list)
    late: bool = False  # one run was over time: no further ones, and no figures

    @property
    def wall(self):
        """The median of the wall seconds, None if there is nothing to take it from."""
        return self._median("wall")

    @property
    def cpu(self):
        """The median of the CPU seconds."""
        return self._median("cpu")

    @property
    def peak(self):
        """The highest peak of memory in bytes."""
        return max((run.peak for run in self.runs), default=None)

    @property
    def spread(self):
        """The shortest and the longest wall seconds."""
        walls = [run.wall for run in self.runs]
        return (min(walls), max(walls)) if walls else None

    @property
    def statuses(self):
        """The exit statuses that were seen."""
        return {run.status for run in self.runs}

    def _median(self, what):
        if self.late or not self.runs:
            return None
        return statistics.median(getattr(run, what) for run in self.runs)


def affordable(first, runs, seconds):
    """How many of `runs` runs fit into `seconds` when the first one took `first`; at least one."""
    return max(1, min(runs, int(seconds / max(first, 1e-3))))


def measure(commands, wanted, *, cwd, limit, before=None, tell=None):
    """Measures `commands` (name to command) `wanted` times each (name to count).

    `before` is called before each run, `tell` with each name and its Run.
    """
    series = {name: Series(wanted[name]) for name in commands}
    for turn in range(max(wanted.values(), default=0)):
        order = list(commands) if turn % 2 == 0 else list(reversed(commands))
        for name in order:
            one = series[name]
            if one.late or len(one.runs) >= one.wanted:
                continue
            if before:
                before()
            run = process.run(commands[name], cwd=cwd, limit=limit)
            one.late = run.late
            if not run.late:
                one.runs.append(run)
            if tell:
                tell(name, run)
    return series
