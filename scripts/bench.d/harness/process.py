"""Runs one command as one whole process and says what it cost.

Peak memory needs care. A process that is forked from this Python and then
becomes the command inherits Python's own peak: the kernel carries the highest
resident size of the old address space over `exec`, and vfork and posix_spawn
are no better. So a small shell stands between: it forks a child that waits for
a line, tells the child's number and ends. The child falls to this process
(which made itself a "subreaper"), is told to go, becomes the command, and is
reaped here by wait4. What it inherits is the shell's one or two MiB; `floor()`
measures that. The clock starts when the child is told to go, so the shell's own
start is not counted.
"""

import ctypes
import os
import select
import signal
import subprocess
import time
from dataclasses import dataclass

_PR_SET_CHILD_SUBREAPER = 36

# $1 and $2 are where stdout and stderr go; the rest is the command.
_STARTER = (
    'exec 3<&0; out=$1 err=$2; shift 2; '
    '( read -r go <&3; exec "$@" </dev/null >"$out" 2>"$err" 3<&- ) & echo $!'
)


@dataclass(frozen=True)
class Run:
    """What one run of a command cost."""

    wall: float  # seconds
    cpu: float  # seconds, user and system, with all descendants that were waited for
    peak: int  # bytes resident at the highest
    status: int  # exit status; minus the signal's number if one ended it
    read: "int | None"  # bytes through read calls, from anywhere; None if not known
    late: bool  # ended by us because the time was over


def become_reaper():
    """Makes orphans fall to this process. Needed once, before the first run."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER)")


def run(command, *, cwd, limit, out=os.devnull, err=os.devnull):
    """Runs `command` in `cwd` for at most `limit` seconds and returns its Run."""
    arguments = [os.fsencode(word) for word in (out, err, *command)]
    starter = subprocess.Popen(
        [b"/bin/sh", b"-c", _STARTER.encode(), b"bench", *arguments],
        cwd=cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    child = None
    try:
        child = int(starter.stdout.readline())
        starter.stdout.close()
        starter.wait()
        handle = os.pidfd_open(child)
        try:
            waiting = select.poll()
            waiting.register(handle, select.POLLIN)
            start = time.perf_counter()
            os.write(starter.stdin.fileno(), b"go\n")
            ended = bool(waiting.poll(limit * 1000))
            wall = time.perf_counter() - start
        finally:
            os.close(handle)
        read = _bytes_read(child)  # a process that ended keeps its counts until it is reaped
        if not ended:
            os.killpg(starter.pid, signal.SIGKILL)
        _, status, usage = os.wait4(child, 0)
        child = None
    finally:
        starter.stdin.close()
        if child is not None:  # interrupted
            os.killpg(starter.pid, signal.SIGKILL)
            os.waitpid(child, 0)
        _reap_orphans()
    return Run(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        peak=usage.ru_maxrss * 1024,
        status=os.waitstatus_to_exitcode(status),
        read=read,
        late=not ended,
    )


def floor():
    """The peak memory in bytes that a command which does nothing is shown with."""
    return run(["true"], cwd="/", limit=10).peak


def drop_caches():
    """Empties the page cache, so that the next run is a cold one; False if not allowed."""
    os.sync()
    try:
        with open("/proc/sys/vm/drop_caches", "w", encoding="ascii") as control:
            control.write("3\n")
    except OSError:
        return False
    return True


def _bytes_read(pid):
    try:
        with open(f"/proc/{pid}/io", encoding="ascii") as counts:
            for line in counts:
                if line.startswith("rchar:"):
                    return int(line.split()[1])
    except OSError:
        pass
    return None


def _reap_orphans():
    """Takes leave of what a killed command left behind."""
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        pass
