"""What a benchmark was measured on, in words that name no person, host or path."""

import os
import platform
import subprocess


def facts(folder):
    """The machine as a list of (what, value); `folder` is where the trees lie."""
    kind, disk = file_system(folder)
    return [
        ("processor", f"{processor()}, {os.cpu_count()} cores"),
        ("memory", f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"),
        ("system", f"{distribution()}, Linux {platform.release()}"),
        ("file system", f"{kind} on {disk}"),
        ("user", "root" if os.geteuid() == 0 else "not root"),
    ]


def processor():
    """The processor's model, or its architecture when the kernel names none."""
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def distribution():
    """The distribution's name for itself."""
    for line in _lines("/etc/os-release"):
        if line.startswith("PRETTY_NAME="):
            return line.partition("=")[2].strip().strip('"')
    return platform.system()


def file_system(folder):
    """The kind of file system below `folder`, and what the kernel says of its disk."""
    device = os.stat(folder).st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    kind = "unknown"
    for line in _lines("/proc/self/mountinfo"):
        fields, _, rest = line.partition(" - ")
        if fields.split()[2] == number:
            kind = rest.split()[0]
    for queue in (f"/sys/dev/block/{number}/queue", f"/sys/dev/block/{number}/../queue"):
        for line in _lines(f"{queue}/rotational"):
            return kind, "a disk said to rotate" if line.strip() == "1" else "a disk said not to rotate"
    return kind, "no disk of its own"


def load():
    """The load average of the last minute."""
    return os.getloadavg()[0]


def first_line(command):
    """The first line a command says about itself, on stdout or else on stderr."""
    try:
        said = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    return next((line for line in lines if line), "")


def _lines(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as lines:
            return lines.readlines()
    except OSError:
        return []
