"""What is measured: how the devices differ, and who makes them equal."""

import os
import shlex
import shutil
from dataclasses import dataclass, field

MIB = 1 << 20
ROUND_TRIP = 0.020


@dataclass(frozen=True)
class Case:
    """One way in which two devices differ."""

    name: str
    fill: str  # how the source is filled
    prepare: "callable"  # makes the target differ, before each run
    delay: float = 0  # seconds for a round trip
    mebibytes: int = 0  # another size than the others have
    remembered: "callable" = None  # changes something after a sync that is remembered
    peers: tuple = field(default=("rsync",))


def cases():
    """All of them, in the order of the table."""
    return [
        Case("0 %", "random", lambda devices: devices.copy(), peers=("rsync", "bdsync")),
        Case(
            "0 %, target remembered",
            "random",
            lambda devices: devices.copy(),
            remembered=_touch_source,
            peers=(),
        ),
        Case(
            "0 %, both remembered",
            "random",
            lambda devices: devices.copy(),
            remembered=lambda devices: None,
            peers=(),
        ),
        Case("8 % of 1 MiB", "random", lambda d: _differing(d, MIB, 0.08), peers=("rsync", "bdsync")),
        Case("0.1 % of 4 KiB", "random", lambda d: _differing(d, 4096, 0.001), peers=("rsync", "bdsync")),
        Case("first, random", "random", lambda d: d.zero(), peers=("rsync -W", "dd")),
        Case("first, ext4", "files", lambda d: d.zero(), peers=("rsync -W", "dd")),
        Case("20 ms, first", "random", lambda d: d.zero(), ROUND_TRIP, 256, peers=("rsync -W", "dd")),
        Case(
            "20 ms, 1 % of 4 KiB",
            "random",
            lambda d: _differing(d, 4096, 0.01),
            ROUND_TRIP,
            256,
            peers=("rsync", "bdsync"),
        ),
    ]


def _differing(devices, unit, share):
    devices.copy()
    devices.spoil(unit, share, 7)


def _touch_source(devices):
    """Writes to the source what it has: the kernel counts a write, and nothing differs."""
    with open(devices.source, "r+b") as file:
        data = file.read(4096)
        file.seek(0)
        file.write(data)
        os.fsync(file.fileno())


def commands(case, devices, config, launcher):
    """The commands of a case by their names."""
    ssh = f"ssh -F {shlex.quote(config)}"
    source, target = devices.source, devices.target
    ours = [launcher, "-q", "--yes", "-F", config, source, f"bench:{target}"]
    if not case.remembered:
        ours.insert(1, "--no-state")
    rsync = ["rsync", "-e", ssh, "--inplace", "--write-devices", "--copy-devices", "--ignore-times"]
    both = [source, f"bench:{target}"]
    found = {
        "rsync": [*rsync, "--no-whole-file", *both],
        "rsync -W": [*rsync, "--whole-file", *both],
        "dd": ["sh", "-c", f"dd if={source} bs=1M status=none | {ssh} bench"
               f" 'dd of={target} bs=1M iflag=fullblock conv=fsync status=none'"],
        "bdsync": ["sh", "-c", f"bdsync --twopass '{ssh} bench bdsync --server' {source} {target}"
                   f" | {ssh} bench 'bdsync --patch={target}'"],
    }
    return {"blocksync": ours} | {
        name: found[name] for name in case.peers if shutil.which(found[name][0]) and _is_there(name)
    }


def _is_there(name):
    return name.startswith(("rsync", "dd")) or shutil.which(name)
