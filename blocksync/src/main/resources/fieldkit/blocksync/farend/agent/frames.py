# The far end of blocksync for hosts without it: Python 3.6 or newer and its standard library.
# docs/protocol.md is the contract. It is sent on the way and is never a file on the host.
import collections, errno, fcntl, hashlib, mmap, os, select, signal, stat, struct, sys
import threading, time

PAGE = 4096
MIB = 1 << 20
FACTS, ROUND, HASH, ASK, REGION, PAGES, ZERO, END = 2, 16, 17, 18, 19, 20, 21, 22
DIGESTS, PAGE_DIGESTS, DURABLE, RESEND, DONE, ALIVE, NOTE, FAULT, BYE = 32, 33, 34, 35, 36, 48, 49, 50, 51
REFUSED, FAILED = 3, 4
now = time.monotonic


class Stop(Exception):
    """Ends the session with a FAULT for the user."""
    def __init__(self, what, status=FAILED, help=''):
        Exception.__init__(self, what)
        self.what, self.status, self.help = what, status, help


class Gone(Exception):
    """The other end is no more."""


def name(path):
    return os.fsdecode(path)


def encode(fields):
    out = [struct.pack('>H', len(fields))]
    for key, value in fields.items():
        if not isinstance(value, bytes):
            value = str(value).encode('utf-8', 'surrogateescape')
        out.append(struct.pack('>B', len(key)) + key.encode() + struct.pack('>I', len(value)) + value)
    return b''.join(out)


def decode(data):
    try:
        fields, at = {}, 2
        for _ in range(struct.unpack_from('>H', data)[0]):
            key = bytes(data[at + 1:at + 1 + data[at]]).decode('ascii')
            at += 1 + data[at]
            size, at = struct.unpack_from('>I', data, at)[0], at + 4
            if at + size > len(data) or key in fields:
                raise ValueError
            fields[key] = bytes(data[at:at + size])
            at += size
        return fields
    except (struct.error, IndexError, ValueError):
        raise Stop('a frame with fields that cannot be read')


def number(fields, key, otherwise=0):
    text = fields.get(key)
    if text is None:
        return otherwise
    if not text.isdigit() or len(text) > 18:
        raise Stop('the field %s is no number' % key)
    return int(text)


class Check:
    """The checks of the frames of one direction."""
    def __init__(self, key):
        self.base, self.number = hashlib.sha256(key), 0

    def of(self, head, *parts):
        digest = self.base.copy()
        digest.update(struct.pack('>Q', self.number) + head)
        for part in parts:
            digest.update(part)
        self.number += 1
        return digest.digest()[:8]


class Sender(threading.Thread):
    """Writes frames in the order they were put; nobody else writes."""
    def __init__(self, key, failed):
        threading.Thread.__init__(self, daemon=True)
        self.check, self.failed = Check(key), failed
        self.turn, self.queue, self.bytes = threading.Condition(), collections.deque(), 0
        self.alive = self.closed = False

    def put(self, kind, *parts, wait=False, done=None):
        size = sum(map(len, parts))
        with self.turn:
            while wait and self.bytes > 4 * MIB and not self.closed:
                self.turn.wait()
            if self.bytes > 64 * MIB:
                raise Stop('too much is asked and nothing is read')
            self.queue.append((kind, size, parts, done))
            self.bytes += size
            self.turn.notify_all()

    def run(self):
        try:
            while True:
                with self.turn:
                    if not self.queue and not self.closed:
                        self.turn.wait(5)
                    if self.queue:
                        kind, size, parts, done = self.queue.popleft()
                    elif self.closed:
                        return
                    elif not self.alive:
                        continue
                    else:
                        kind, size, parts, done = ALIVE, 0, (), None
                head = struct.pack('>B3xI', kind, size)
                self.write([head] + list(parts) + [self.check.of(head, *parts)])
                if done:
                    done()
                with self.turn:
                    self.bytes -= size
                    self.turn.notify_all()
        except BaseException as e:
            self.failed(Gone() if isinstance(e, OSError) else e)

    @staticmethod
    def write(parts):
        parts = [memoryview(part) for part in parts]
        while parts:
            count = os.writev(1, parts)
            while parts and count >= len(parts[0]):
                count -= len(parts.pop(0))
            if parts:
                parts[0] = parts[0][count:]

    def close(self):
        with self.turn:
            self.closed = True
            self.turn.notify_all()
        self.join(5)


class Link:
    """Frames of one session. The main thread reads; what fails elsewhere wakes it."""
    def __init__(self, token):
        self.key = bytes.fromhex(token)
        self.check, self.limit, self.patience, self.pool = Check(self.key), MIB, 900, None
        self.error, (self.woken, self.wake) = None, os.pipe()
        self.sender = Sender(self.key, self.failed)
        self.put = self.sender.put
        self.head, self.tail = bytearray(8), bytearray(8)

    def failed(self, error):
        self.error = self.error or error
        os.write(self.wake, b'!')

    def use(self, key, block):
        self.check, self.sender.check = Check(key), Check(key)
        self.limit, self.patience, self.sender.alive = max(MIB, block + 4 * PAGE), 30, True
        self.pool = Pool(max(3, min(8, 64 * MIB // block)), self.limit)

    def fill(self, view, between=False):
        view = memoryview(view)
        while len(view):
            begun = now()
            ready = select.select([0, self.woken], [], [], max(0, self.patience - self.waited))[0]
            if self.woken in ready:
                raise self.error
            count = os.readv(0, [view]) if ready else 0
            if not ready or not count:
                raise Gone()
            view = view[count:]
            # a few bytes in the middle of a frame do not end the waiting
            self.waited, self.little = self.waited + now() - begun, self.little + count
            if self.little >= 1024:
                self.waited = self.little = 0

    def read(self):
        """The next frame: type, payload, and its buffer if it has one."""
        while True:
            self.waited = self.little = 0
            self.fill(self.head)
            kind, zero, size = self.head[0], self.head[1:4], struct.unpack_from('>I', self.head, 4)[0]
            if any(zero) or size > self.limit:
                raise Stop('what was received is no frame')
            buffer = self.pool.take(self) if self.pool and kind in (REGION, PAGES) else None
            # a region's data then begin on a page
            payload = buffer.view[PAGE - 16:PAGE - 16 + size] if buffer else memoryview(bytearray(size))
            self.fill(payload)
            self.fill(self.tail)
            if self.check.of(self.head, payload) != self.tail:
                raise Stop('a frame was damaged on its way')
            if kind == FAULT:
                raise Gone()
            if kind != ALIVE:
                return kind, payload, buffer


class Buffer:
    """Memory that begins on a page, for direct input and output."""
    def __init__(self, size):
        self.view = memoryview(mmap.mmap(-1, size))


class Pool:
    def __init__(self, count, size):
        self.turn = threading.Condition()
        self.free = [Buffer(size // PAGE * PAGE + 3 * PAGE) for _ in range(count)]

    def take(self, link):
        with self.turn:
            while not self.free:
                if link.error:
                    raise link.error
                self.turn.wait(1)
            return self.free.pop()

    def give(self, buffer):
        with self.turn:
            self.free.append(buffer)
            self.turn.notify()


class Digests:
    def __init__(self, key):
        self.base = hashlib.sha256(key)

    def pages(self, view):
        out, copy = [], self.base.copy
        for at in range(0, len(view), PAGE):
            digest = copy()
            digest.update(view[at:at + PAGE])
            out.append(digest.digest()[:16])
        return b''.join(out)

    def region(self, pages):
        digest = self.base.copy()
        digest.update(pages)
        return digest.digest()[:16]
