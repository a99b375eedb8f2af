# The source: compares what it reads with the target's digests, and sends what differs.


class Source(threading.Thread):
    """The main thread reads what the target says; this one reads the device and sends."""
    def __init__(self, link, device, start):
        threading.Thread.__init__(self, daemon=True)
        self.link, self.device, self.put = link, device, link.put
        self.block, self.size = number(start, 'block'), number(start, 'size', device.size)
        if self.size > device.size:
            raise Stop('%s: has %d bytes, and %d are wanted'
                       % (device.title, device.size, self.size), REFUSED)
        self.count, self.digests = -(-self.size // self.block), Digests(link.key)
        self.on_error = start.get('on-read-error', b'abort').decode('ascii', 'replace')
        self.read_pace = Pace(number(start, 'read-limit'))
        self.send_pace = Pace(number(start, 'bandwidth-limit'))
        self.ahead, window = 256, max(4, min(64, 64 * MIB // self.block))
        self.pool = Pool(window, self.block)
        self.turn, self.theirs, self.answers = threading.Condition(), {}, collections.deque()
        self.fresh = number(start, 'fresh') == 1  # the target is all zeros
        self.granted, self.probes, self.awaited = 0, set(), set()
        self.unreadable = 0
        self.held, self.zeros, self.done, self.bye = collections.OrderedDict(), None, False, False
        self.blank, self.blanks = bytes(self.block), {}
        self.same = self.differ = self.read = self.nanos = 0
        self.shares, self.row = collections.deque(maxlen=8), 0

    def length(self, region):
        return min(self.block, self.size - region * self.block)

    # -- the main thread

    def main(self):
        self.start()
        while True:
            kind, payload, _ = self.link.read()
            try:
                if self.take(kind, payload):
                    return
            except (struct.error, IndexError):
                raise Stop('a frame that is too short')

    def take(self, kind, payload):
        with self.turn:
            if kind == DIGESTS:
                self.take_digests(payload)
            elif kind == PAGE_DIGESTS:
                region = struct.unpack_from('>Q', payload)[0]
                if region not in self.held or len(payload) != 8 + -(-self.length(region) // PAGE) * 4:
                    raise Stop('digests of pages that nobody asked for')
                self.answers.append((region, bytes(payload[8:])))
            elif kind == RESEND:
                region = struct.unpack('>Q', payload)[0]
                if region >= self.count or len(self.answers) > 1 << 16:
                    raise Stop('there is no region %d' % region)
                self.answers.append((region, None))
            elif kind == DONE:
                decode(payload)
                if not self.ended:
                    raise Stop('the round is over too early')
                self.done = True
            elif kind == BYE:
                if not self.bye:
                    raise Gone()
                return True
            elif kind not in (DURABLE, NOTE):
                raise Stop('a frame of type %d is not for a source' % kind)
            self.turn.notify_all()
        return False

    ended = False

    def take_digests(self, payload):
        first, count, blank = struct.unpack_from('>QIB', payload)
        if len(payload) != 16 + (0 if blank else 16 * count):
            raise Stop('digests that are none')
        for i in range(count):
            if first + i not in self.awaited:
                raise Stop('digests that nobody asked for')
            self.awaited.discard(first + i)
            at = 16 + 16 * i
            self.theirs[first + i] = self.zero(first + i) if blank else bytes(payload[at:at + 16])

    def zero(self, region):
        """The digest that a region of zeros has."""
        size = self.length(region)
        if size not in self.blanks:
            self.blanks[size] = self.digests.region(self.digests.pages(memoryview(self.blank)[:size]))
        return self.blanks[size]

    # -- the sending thread

    def run(self):
        try:
            self.put(ROUND, struct.pack('>IB', 1, 0))
            for region in range(self.count):
                self.permit(region)
                self.settle(region)
                self.answer()
            while self.held:
                self.answer(lambda: False)
            self.flush()
            with self.turn:
                self.ended = True
            self.put(END, struct.pack('>I', 1))
            while not self.done:
                self.answer(lambda: self.done)
            self.bye = True
            self.put(BYE, encode({'same': self.same, 'differ': self.differ, 'read': self.read,
                                  'unreadable': self.unreadable, 'read-nanos': self.nanos}))
        except BaseException as e:
            self.link.failed(e)

    def streaming(self):
        """Whether so much differed lately that asking is a waste."""
        return self.row >= 64

    def permit(self, region):
        if self.fresh:
            return
        if self.streaming():
            if region >= self.granted and region % 64 == 0:
                self.grant(region, min(region + 63, self.count - 1), min(region + 64, self.count))
        elif region + self.ahead // 2 >= self.granted and self.granted < self.count:
            first = max(self.granted, region)
            self.granted = min(first + self.ahead, self.count)
            self.grant(region, first, self.granted)

    def grant(self, region, first, to):
        unsent = [self.zeros[0]] if self.zeros else []
        settled = min(list(self.held)[:1] + unsent + [region])
        with self.turn:
            for begin in range(first, to):
                if begin in self.probes:
                    first = begin + 1
            if first >= to:
                return
            self.probes.update(range(first, to))
            self.awaited.update(range(first, to))
        self.put(HASH, struct.pack('>QQQ', settled, first, to))

    def load(self, region):
        """A buffer with the region and its bytes; no buffer if it is zeros by its file system."""
        size, at = self.length(region), region * self.block
        if self.device.hole(at, size):
            return None, memoryview(self.blank)[:size], ()
        while not self.pool.free:
            self.answer(lambda: self.pool.free)
        buffer = self.pool.take(self.link)
        self.read_pace.take(size)
        self.read += size
        begun = now()
        try:
            return buffer, self.device.read(buffer, at, size), ()
        except OSError as e:
            if self.on_error == 'abort':
                raise self.device.failed('reading', at, e)
        finally:
            self.nanos += int((now() - begun) * 1e9)
        return (buffer,) + self.salvage(buffer, at, size)

    def salvage(self, buffer, at, size):
        """Page by page, zeros for what cannot be read; the pages that could not."""
        bad = set()
        spare = Buffer(3 * PAGE)
        for offset in range(0, size, PAGE):
            part = min(PAGE, size - offset)
            try:
                data = self.device.read(spare, at + offset, part)
            except OSError:
                bad.add(offset // PAGE)
                what = '%s: %d bytes at %d cannot be read' % (self.device.title, part, at + offset)
                self.unreadable += part
                self.put(NOTE, what.encode('utf-8', 'surrogateescape'))
                data = memoryview(self.blank)[:part]
            buffer.view[PAGE + offset:PAGE + offset + part] = data
        return buffer.view[PAGE:PAGE + size], bad

    def settle(self, region):
        buffer, data, bad = self.load(region)
        if bad and self.on_error == 'keep':
            self.differ += 1
            whole = [i for i in range(-(-len(data) // PAGE)) if i not in bad]
            self.skip(region)
            self.send_pages(region, buffer, data, whole, None)
            return
        expected = region in self.probes
        if expected:
            pages = self.digests.pages(data) if buffer else b''
            mine = self.digests.region(pages) if buffer else self.zero(region)
            if self.their_digest(region) == mine:
                self.same += 1
                self.row = 0
                return self.give(buffer)
        if mine == self.zero(region) if expected else bytes(data) == self.blank[:len(data)]:
            if self.fresh:
                self.same += 1
                return self.give(buffer)
            self.blank_out(region, buffer)
        elif not expected or self.mostly() and region % 32:
            self.row += 1
            self.send_region(region, buffer, data)
        else:
            with self.turn:
                self.held[region] = (buffer, data, pages, mine)
            self.put(ASK, struct.pack('>Q', region))

    def skip(self, region):
        if region in self.probes:
            self.their_digest(region)

    def their_digest(self, region):
        with self.turn:
            while region not in self.theirs:
                self.turn.wait(1)
                if self.link.error:
                    raise self.link.error
            self.probes.discard(region)
            return self.theirs.pop(region)

    def mostly(self):
        return len(self.shares) == 8 and sum(self.shares) > 4

    def blank_out(self, region, buffer):
        self.row += 1
        self.differ += 1
        self.give(buffer)
        if self.zeros and self.zeros[1] == region:
            self.zeros = (self.zeros[0], region + 1)
        else:
            self.flush()
            self.zeros = (region, region + 1)

    def flush(self):
        if self.zeros:
            self.put(ZERO, struct.pack('>QQ', *self.zeros), wait=True)
            self.zeros = None

    def give(self, buffer):
        if buffer:
            self.pool.give(buffer)
            with self.turn:
                self.turn.notify_all()

    def send_region(self, region, buffer, data, count=1):
        self.differ += count
        self.send_pace.take(len(data))
        self.put(REGION, struct.pack('>QIB3x', region, len(data), 0), data, wait=True, done=lambda: self.give(buffer))

    def send_pages(self, region, buffer, data, wanted, digest):
        runs = []
        for page in wanted:
            if runs and sum(runs[-1]) == page:
                runs[-1][1] += 1
            else:
                runs.append([page, 1])
        parts = [data[first * PAGE:(first + count) * PAGE] for first, count in runs]
        if not parts:
            return self.give(buffer)
        size = sum(map(len, parts))
        head = struct.pack('>Q16sIBBH', region, digest or bytes(16), size, 0, 1 if digest else 0, len(runs))
        head += b''.join(struct.pack('>HH', *run) for run in runs)
        self.send_pace.take(size)
        self.put(PAGES, head + bytes(-len(head) % 16), *parts, wait=True, done=lambda: self.give(buffer))

    def answer(self, until=lambda: True):
        """Sends what the target has asked for; waits for that, or for something else."""
        with self.turn:
            if not self.answers and not until():
                self.turn.wait(1)
            if self.link.error:
                raise self.link.error
            answers = list(self.answers)
            self.answers.clear()
        for region, lows in answers:
            if lows is None:
                self.resend(region)
                continue
            with self.turn:
                held = self.held.pop(region, None)
            if held is None:  # the same answer came twice, before the first was looked at
                raise Stop('digests of pages that nobody asked for')
            buffer, data, pages, mine = held
            wanted = [i for i in range(len(lows) // 4) if lows[4 * i:4 * i + 4] != pages[16 * i + 12:16 * i + 16]]
            self.shares.append(len(wanted) / (len(lows) // 4))
            if len(wanted) * 4 > len(lows) // 4 * 3 or not wanted:
                self.row += 1
                self.send_region(region, buffer, data)
            else:
                self.row, self.differ = 0, self.differ + 1
                self.send_pages(region, buffer, data, wanted, mine)

    def resend(self, region):
        buffer, data, _ = self.load(region)
        self.send_region(region, buffer, data, 0)

    def stop(self):
        pass
