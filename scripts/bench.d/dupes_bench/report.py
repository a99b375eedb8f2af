"""Turns outcomes into Markdown: a table for each tree, and whether dupes keeps its promises."""

import time

from dupes_bench.tools import EXACT
from harness import machine, markdown

MIB = 1 << 20
_HEADS = (
    "tool", "kind", "MB read", "x must", "CPU s", "warm s", "shortest-longest", "ratio",
    "cold s", "ratio", "peak MiB",
)  # fmt: skip


def facts(folder, tools, command):
    """What it was measured on, with what, and how to do it again."""
    lines = [f"- {what}: {value}" for what, value in machine.facts(folder)]
    lines.append(f"- tools: {', '.join(tool.says() for tool in _programs(tools))}")
    lines.append(f"- to repeat it: `{command}`")
    return "\n".join(lines)


def section(outcome, date=True):
    """The body of one tree's section."""
    truth, settings = outcome.tree.truth, outcome.settings
    measured = f"Measured {time.strftime('%Y-%m-%d')}, " if date else "Measured with "
    about = (
        f"{outcome.tree.about}: {truth.files:,} files, {_mb(truth.bytes)} MB; "
        f"{len(truth.groups):,} groups, must {_mb(truth.must)} MB.\n"
        f"{measured}{settings.runs} run{'s' * (settings.runs > 1)} each, load {outcome.load:.1f} at the start."
    )
    blocks = [about[0].upper() + about[1:], _table(outcome), _notes(outcome), _promises(outcome)]
    return "\n\n".join(block for block in blocks if block)


def kept(outcome):
    """Whether each promise is kept on this tree: a list of (promise, figure, bool)."""
    ours = _ours(outcome)
    if ours is None or ours.warm is None or ours.warm.wall is None:
        return []
    others = [result for result in outcome.results if result is not ours]
    promises = _reading(outcome, ours, others) + _speed(outcome, ours, others)
    bound = outcome.tree.truth.files * 100 + 64 * MIB
    peak = ours.warm.peak
    promises.append(
        (
            "at most 100 bytes a file and 64 MiB of memory",
            f"{peak / MIB:.0f} of {bound / MIB:.0f} MiB",
            peak <= bound,
        )
    )
    return promises


def _programs(tools):
    """One tool for each program, so that rmlint is named once; none of those the user gave."""
    seen = {}
    for tool in tools:
        if tool.version:
            seen.setdefault(tool.command[0], tool)
    return seen.values()


def _table(outcome):
    ours = _ours(outcome)
    rows = [_row(outcome, result, ours) for result in outcome.results]
    keep = [at for at in range(len(_HEADS)) if outcome.cold or at not in (8, 9)]
    return markdown.table([_HEADS[at] for at in keep], [[row[at] for at in keep] for row in rows], left=2)


def _row(outcome, result, ours):
    limit, must = outcome.settings.limit, outcome.tree.truth.must
    over = f"> {limit:g}"
    if result.first.late:
        read = f"> {_mb(result.first.read)}" if result.first.read else ""
        cpu = f"> {result.first.cpu:.0f}"
        return [result.tool.name, result.tool.kind, read, "", cpu, over, "", "", "", "", ""]
    counted, warm, cold = result.reads, result.warm, result.cold
    return [
        result.tool.name,
        result.tool.kind,
        _mb(counted.bytes) if counted else "",
        f"{counted.bytes / must:.3f}" if counted and must else "",
        _seconds(warm.cpu, 2),
        _seconds(warm.wall, 3) or over,
        "{:.3f}-{:.3f}".format(*warm.spread) if warm.spread else "",
        _ratio(warm, ours and ours.warm),
        (_seconds(cold.wall, 3) or over) if cold else "",
        _ratio(cold, ours and ours.cold),
        f"{warm.peak / MIB:.0f}" if warm.peak else "",
    ]


def _notes(outcome):
    notes = []
    for result in outcome.results:
        name = result.tool.name
        if result.problem:
            notes.append(f"{name}: {result.problem}")
        if result.right is False:
            notes.append(f"{name}: wrong groups: {result.difference}")
        if result.reads and result.reads.mapped:
            notes.append(f"{name}: mapped {_mb(result.reads.mapped)} MB into memory besides")
        few = [
            f"{len(series.runs)} {kind}"
            for kind, series in (("warm", result.warm), ("cold", result.cold))
            if series and 0 < len(series.runs) < outcome.settings.runs
        ]
        if few:
            notes.append(f"{name}: slow, so only {' and '.join(few)} runs")
        if result.own_count is not None and result.reads:
            says, seen = result.own_count, result.reads.bytes
            same = "the same as seen" if says == seen else f"{seen:,} were seen"
            notes.append(f"{name}: says it read {says:,} bytes, {same}")
    if any(result.reads and not result.reads.traced for result in outcome.results):
        notes.append("bytes are the kernel's count of the process (no strace)")
    if not outcome.cold:
        notes.append("cold: not measured")
    return "\n".join(f"- {note}" for note in notes)


def _promises(outcome):
    lines = [f"- {'kept' if good else 'NOT KEPT'}: {what} ({figure})" for what, figure, good in kept(outcome)]
    return "\n".join(["What dupes promises:", "", *lines]) if lines else ""


def _reading(outcome, ours, others):
    if not ours.reads:
        return []
    promises = []
    must = outcome.tree.truth.must
    if outcome.tree.name in ("home", "media") and must:
        share = ours.reads.bytes / must
        promises.append(("reads at most 1.12 times what it must", f"{share:.3f}", share <= 1.12))
    rivals = [(result.reads.bytes, result.tool.name) for result in others if result.reads]
    if rivals:
        least, name = min(rivals)
        promises.append(
            (
                "reads less than every peer",
                f"{_mb(ours.reads.bytes)} MB, {name} {_mb(least)} MB",
                ours.reads.bytes < least,
            )
        )
    return promises


def _speed(outcome, ours, others):
    promises = []
    for kind in ("warm", "cold"):
        mine = getattr(ours, kind)
        if not mine or mine.wall is None:
            continue
        walls = [
            (theirs.wall, result)
            for result in others
            if (theirs := getattr(result, kind)) and theirs.wall is not None
        ]
        if outcome.tree.name == "tiny":
            promises += [
                (
                    f"{kind}: at most 0.1 s over fdupes",
                    f"{mine.wall - wall:+.3f} s",
                    mine.wall - wall <= 0.1,
                )
                for wall, result in walls
                if result.tool.name == "fdupes"
            ]
            continue
        exact = [(wall, result) for wall, result in walls if result.tool.kind == EXACT]
        promises += _first(f"{kind}: ahead of every exact peer", mine, exact)
        if mine.wall >= 1:
            promises += _first(f"{kind}: ahead of every peer, at a second and more", mine, walls)
    return promises


def _first(promise, mine, walls):
    if not walls:
        return []
    least, result = min(walls, key=lambda pair: pair[0])
    figure = f"{mine.wall:.3f} s, {result.tool.name} {least:.3f} s"
    return [(promise, figure, mine.wall < least)]


def _ours(outcome):
    return next((result for result in outcome.results if result.tool.name == "dupes"), None)


def _mb(count):
    """Megabytes, with so many digits that small counts can be told apart."""
    return f"{count / 1e6:,.{1 if count >= 10e6 else 3}f}"


def _seconds(value, digits):
    return "" if value is None else f"{value:.{digits}f}"


def _ratio(series, ours):
    if not series or not ours or series.wall is None or ours.wall is None:
        return ""
    return f"{series.wall / ours.wall:.2f}"
