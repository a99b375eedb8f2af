"""How many bytes a command reads from the files below a folder.

With strace: every read call is seen with the path of the file it reads, and what
it returned is added up if that path is below the folder. Files that are mapped
instead of read are counted apart, by the length of the mapping. This run is
slower than a normal one and is never used for times.

Without strace: the kernel's own count of the process (`rchar` in /proc), less
what the same command needs for an empty folder. It cannot tell one file from
another and sees no mapped file.
"""

import os
import re
import tempfile
import threading
from dataclasses import dataclass
from shutil import which

from harness import process

_CALLS = "read,pread64,readv,preadv,preadv2,mmap"
_STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-y", "-s", "0", "-e", "signal=none")
_ESCAPES = {
    ord("\t"): b"\\t",
    ord("\n"): b"\\n",
    ord("\v"): b"\\v",
    ord("\f"): b"\\f",
    ord("\r"): b"\\r",
    ord('"'): b'\\"',
    ord("\\"): b"\\\\",
}


@dataclass(frozen=True)
class Reads:
    """What a command read below the folder."""

    bytes: int
    calls: int
    mapped: int  # bytes of files that were mapped into memory
    traced: bool  # False: from the kernel's count, see above

    def less(self, other):
        """What is left without `other`, the reads that have nothing to do with the work."""
        return Reads(
            max(0, self.bytes - other.bytes),
            max(0, self.calls - other.calls),
            max(0, self.mapped - other.mapped),
            self.traced,
        )


class Trace:
    """Adds up the lines of strace, one by one; nothing is kept but the sums."""

    def __init__(self, folder):
        below = _as_strace_writes(os.fsencode(folder).rstrip(b"/") + b"/")
        self._read = re.compile(rb"(?:pread64|read|readv|preadv2?)\(\d+<" + re.escape(below))
        self._mmap = re.compile(rb"mmap\([^,]+, (\d+), .*, \d+<" + re.escape(below))
        self._waiting = set()  # threads in a read of ours that strace shows in two lines
        self.bytes = 0
        self.calls = 0
        self.mapped = 0

    def line(self, line):
        """Takes one line, `PID  call(...) = result`."""
        pid, _, call = line.partition(b" ")
        call = call.lstrip()
        if self._read.match(call):
            if call.endswith(b"<unfinished ...>\n"):
                self._waiting.add(pid)
            else:
                self._add(call)
        elif call.startswith(b"<... ") and pid in self._waiting:
            self._waiting.discard(pid)
            self._add(call)
        else:
            mapping = self._mmap.match(call)
            if mapping:
                self.mapped += int(mapping.group(1))

    def _add(self, call):
        result = call.rpartition(b" = ")[2].split(None, 1)[0]
        if result.isdigit():  # an error is "-1 EIO ..."
            self.bytes += int(result)
            self.calls += 1


def below(folder, command, *, cwd, limit, out=os.devnull, err=os.devnull, strace=True):
    """Runs `command` once; its Run, and its Reads below `folder` (None if unknown)."""
    if strace and which("strace"):
        return _traced(folder, command, cwd, limit, out, err)
    run = process.run(command, cwd=cwd, limit=limit, out=out, err=err)
    reads = None if run.read is None else Reads(run.read, 0, 0, traced=False)
    return run, reads


def _traced(folder, command, cwd, limit, out, err):
    trace = Trace(os.path.realpath(folder))
    with tempfile.TemporaryDirectory(prefix="bench-trace-") as scratch:
        pipe = os.path.join(scratch, "trace")
        os.mkfifo(pipe)
        reader = threading.Thread(target=_follow, args=(pipe, trace), daemon=True)
        reader.start()
        try:
            run = process.run(
                [*_STRACE, "-e", "trace=" + _CALLS, "-o", pipe, *command],
                cwd=cwd,
                limit=limit,
                out=out,
                err=err,
            )
        finally:
            _release(pipe)
            reader.join()
    return run, Reads(trace.bytes, trace.calls, trace.mapped, traced=True)


def _follow(pipe, trace):
    with open(pipe, "rb", buffering=1 << 20) as lines:
        for line in lines:
            trace.line(line)


def _release(pipe):
    """Ends a reader for which no writer ever came."""
    try:
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        pass  # nobody reads any more


def _as_strace_writes(path):
    """The path as `strace -y` prints it, with C's escapes."""
    written = bytearray()
    for byte, following in zip(path, path[1:] + b"/"):
        if byte in _ESCAPES:
            written += _ESCAPES[byte]
        elif 0x20 <= byte < 0x7F and byte not in b"<>":
            written.append(byte)
        else:  # octal, in full only where a digit follows
            written += (b"\\%03o" if following in b"01234567" else b"\\%o") % byte
    return bytes(written)
