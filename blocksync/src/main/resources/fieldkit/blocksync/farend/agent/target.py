# The target: tells what it holds, and writes what it is sent.


class Hasher(threading.Thread):
    """Reads and digests what the source permits, in order; questions about pages come first."""
    def __init__(self, target):
        threading.Thread.__init__(self, daemon=True)
        self.target, self.turn = target, threading.Condition()
        self.ranges, self.asked, self.waiting = collections.deque(), collections.deque(), 0
        self.known, self.read, self.nanos = collections.OrderedDict(), 0, 0
        self.buffer, self.pace = Buffer(target.block + 2 * PAGE), Pace(target.read_limit)

    def permit(self, settled, ranges):
        with self.turn:
            self.ranges.extend(ranges)
            if len(self.ranges) > 1 << 20:
                raise Stop('too much is to be read ahead')
            for region in [each for each in self.known if each < settled]:
                del self.known[region]
            self.turn.notify()

    def ask(self, region):
        with self.turn:
            pages = self.known.get(region)
            if pages is None:
                self.asked.append(region)
                if len(self.asked) > 1 << 16:
                    raise Stop('too many pages are asked for')
                self.turn.notify()
        if pages:
            self.answer(region, pages)

    def answer(self, region, pages):
        lows = b''.join(pages[at + 12:at + 16] for at in range(0, len(pages), 16))
        self.target.put(PAGE_DIGESTS, struct.pack('>Q', region), lows)

    def run(self):
        try:
            while True:
                self.step()
        except BaseException as e:
            self.target.link.failed(e)

    def step(self):
        with self.turn:
            while not self.ranges and not self.asked:
                self.turn.wait()
            if self.asked:
                region, first = self.asked.popleft(), -1
            else:
                first, to = self.ranges.popleft()
        if first < 0:
            self.answer(region, self.pages(region))
            return
        # a few at a time, so that questions are answered soon
        target, begun, end = self.target, now(), first
        if target.hole(first):
            while end < to and target.hole(end):
                end += 1
            body = [struct.pack('>QIB3x', first, end - first, 1)]
        else:
            body = [None]
            while end < to and end - first < 16 and not target.hole(end) and now() < begun + .1:
                body.append(target.digests.region(self.pages(end)))
                end += 1
            body[0] = struct.pack('>QIB3x', first, end - first, 0)
        if end < to:
            with self.turn:
                self.ranges.appendleft((end, to))
        target.put(DIGESTS, *body, wait=True)

    def pages(self, region):
        """Reads a region; its pages' digests, which are remembered for a while."""
        target, size = self.target, self.target.length(region)
        self.pace.take(size)
        pages = target.digests.pages(target.load(self.buffer, region, self))
        with self.turn:
            self.known[region] = pages
            while len(self.known) * len(pages) > 32 * MIB:
                self.known.popitem(last=False)
        return pages

    def forget(self, region=None):
        with self.turn:
            if region is None:
                self.known.clear()
            return self.known.pop(region, None)


class Pace:
    """Holds back to a rate, bytes a second; 0 is none."""
    def __init__(self, rate):
        self.rate, self.due = rate, now()

    def take(self, size):
        if self.rate:
            self.due = max(self.due, now() - .2) + size / self.rate
            time.sleep(max(0, self.due - now()))


class Target(threading.Thread):
    """The main thread reads; this one writes, in the order of arrival."""
    def __init__(self, link, device, start, compare):
        threading.Thread.__init__(self, daemon=True)
        self.link, self.device, self.compare, self.put = link, device, compare, link.put
        self.block, self.size = number(start, 'block'), number(start, 'size', device.size)
        if self.size > device.size:
            raise Stop('%s: has %d bytes, and %d are to be written'
                       % (device.title, device.size, self.size), REFUSED)
        if start.get('save-old'):
            raise Stop('what is overwritten cannot be kept by the Python agent', REFUSED,
                       'blocksync at the far end can: --far-end installed or deploy')
        self.count, self.digests = -(-self.size // self.block), Digests(link.key)
        self.read_limit = number(start, 'read-limit')
        self.turn, self.work, self.stopping = threading.Condition(), collections.deque(), False
        self.round, self.ended, self.open_round = 0, False, False
        self.hasher, self.scratch = Hasher(self), Buffer(self.block + 2 * PAGE)
        self.zeros = memoryview(mmap.mmap(-1, MIB))
        self.dirty, self.dirty_bytes, self.dirty_since, self.resend = [], 0, 0, set()
        self.clear()

    def clear(self):
        self.before = self.account() if self.before else dict.fromkeys(self.account(), 0)

    def account(self):
        return {'read': self.hasher.read, 'read-nanos': self.hasher.nanos, 'written': self.written,
                'punched': self.punched, 'write-nanos': self.nanos}

    before = None
    written = punched = nanos = 0

    def length(self, region):
        return min(self.block, self.size - region * self.block)

    def hole(self, region):
        return self.device.hole(region * self.block, self.length(region))

    def load(self, buffer, region, account):
        begun, size = now(), self.length(region)
        try:
            return self.device.read(buffer, region * self.block, size)
        except OSError as e:
            raise self.device.failed('reading', region * self.block, e)
        finally:
            account.read += size
            account.nanos += int((now() - begun) * 1e9)

    # -- the main thread

    def main(self):
        self.hasher.start()
        self.start()
        while True:
            kind, payload, buffer = self.link.read()
            try:
                if self.take(kind, payload, buffer):
                    return
            except (struct.error, IndexError):
                raise Stop('a frame that is too short')

    def take(self, kind, payload, buffer):
        if kind == NOTE:
            return False
        if kind == BYE:
            decode(payload)
            if self.open_round:
                raise Gone()
            return True
        if kind == ROUND:
            if self.open_round:
                raise Stop('a round within a round')
            self.round, compare = struct.unpack('>IB', payload)
            if self.compare and not compare:
                raise Stop('%s: is only to be compared' % self.device.title)
            self.open_round, self.ended, self.only_compared = True, False, bool(compare)
            self.clear()
            return False
        if not self.open_round or self.ended:
            if not (self.open_round and kind == REGION):  # the answer to RESEND
                raise Stop('a frame of type %d comes at the wrong time' % kind)
        if kind == HASH:
            self.hasher.permit(struct.unpack_from('>Q', payload)[0], self.ranges(payload[8:]))
        elif kind == ASK:
            self.hasher.ask(self.known(struct.unpack('>Q', payload)[0]))
        elif kind == REGION:
            region, size, coding = struct.unpack_from('>QIB', payload)
            size_fits = size == self.length(self.known(region)) == len(payload) - 16
            if coding or not size_fits:
                raise Stop('a region that is no region')
            self.later(self.write_region, region, payload[16:], buffer)
        elif kind == PAGES:
            self.later(self.write_pages, *self.runs(payload), buffer)
        elif kind == ZERO:
            for first, to in self.ranges(payload):
                self.later(self.write_zeros, first, to)
        elif kind == END:
            if struct.unpack('>I', payload)[0] != self.round:
                raise Stop('the end of another round')
            self.ended = True
            self.later(self.end)
        else:
            raise Stop('a frame of type %d is not for a target' % kind)
        return False

    def known(self, region):
        if region >= self.count:
            raise Stop('there is no region %d' % region)
        return region

    def ranges(self, payload):
        if len(payload) % 16:
            raise Stop('ranges that are none')
        pairs = list(struct.iter_unpack('>QQ', payload))
        if any(first >= to or to > self.count for first, to in pairs):
            raise Stop('ranges that are none')
        return pairs

    def runs(self, payload):
        region, digest, size, coding, sealed, count = struct.unpack_from('>Q16sIBBH', payload)
        begin = (32 + 4 * count + 15) // 16 * 16
        pairs = [struct.unpack_from('>HH', payload, 32 + 4 * i) for i in range(count)]
        length, end, total = self.length(self.known(region)), 0, 0
        for first, pages in pairs:
            if first * PAGE < end or not pages or first * PAGE >= length:
                raise Stop('pages that are none')
            end = min((first + pages) * PAGE, length)
            if pages != (end - first * PAGE + PAGE - 1) // PAGE:
                raise Stop('pages that are none')
            total += end - first * PAGE
        if coding or not count or total != size or len(payload) != begin + size:
            raise Stop('pages that are none')
        return region, digest if sealed else None, pairs, payload[begin:]

    def later(self, what, *how):
        with self.turn:
            while len(self.work) > 4096 and not self.link.error:
                self.turn.wait(1)
            self.work.append((what, how))
            self.turn.notify_all()

    # -- the writing thread

    def run(self):
        try:
            while self.step():
                pass
        except BaseException as e:
            self.link.failed(e)

    def step(self):
        with self.turn:
            if not self.work and not self.stopping:
                self.turn.wait(1)
            if self.stopping:
                return False
            what, how = self.work.popleft() if self.work else (None, ())
            self.turn.notify_all()
        if what:
            what(*how)
        if self.dirty and (self.dirty_bytes >= 256 * MIB or now() > self.dirty_since + 5):
            self.force(False)
        return True

    def timed(self, region, call, *args):
        if self.only_compared:
            raise Stop('%s: is only compared, and was to be written' % self.device.title)
        begun = now()
        self.device.started = True
        self.hasher.forget(region)
        result = call(*args)
        self.nanos += int((now() - begun) * 1e9)
        return result

    def note(self, first, to, count):
        if not self.dirty:
            self.dirty_since = now()
        if self.dirty and self.dirty[-1][1] == first:
            first = self.dirty.pop()[0]
        self.dirty.append((first, to))
        self.dirty_bytes += count
        self.written += count

    def write_region(self, region, data, buffer):
        self.timed(region, self.device.write, data, region * self.block, True)
        self.note(region, region + 1, len(data))
        self.link.pool.give(buffer)
        if region in self.resend:
            self.resend.discard(region)
            if self.ending:
                self.finish()

    def write_pages(self, region, digest, runs, data, buffer):
        if digest is not None and not self.fits(region, digest, runs, data):
            self.resend.add(region)
            self.put(RESEND, struct.pack('>Q', region))
        else:
            self.scratch.view[PAGE:PAGE + len(data)] = data
            self.timed(region, self.write_runs, region, runs, len(data))
            self.note(region, region + 1, len(data))
        self.link.pool.give(buffer)

    def fits(self, region, digest, runs, data):
        """Whether the region has the digest once these pages are in it."""
        pages = self.hasher.forget(region)
        if pages is None:
            pages = self.digests.pages(self.load(self.scratch, region, self.hasher))
        pages, fresh, at = bytearray(pages), self.digests.pages(data), 0
        for first, count in runs:
            pages[first * 16:(first + count) * 16] = fresh[at:at + count * 16]
            at += count * 16
        return self.digests.region(pages) == digest

    def write_runs(self, region, runs, size):
        at = PAGE
        for first, count in runs:
            end = min(at + count * PAGE, PAGE + size)
            self.device.write(self.scratch.view[at:end], region * self.block + first * PAGE, True)
            at = end

    def write_zeros(self, first, to):
        step = max(1, 128 * MIB // self.block)
        for begin in range(first, to, step):
            if self.stopping:
                return
            end = min(begin + step, to)
            at, size = begin * self.block, min(end * self.block, self.size) - begin * self.block
            given = self.timed(begin, self.device.zero, at, size, self.zeros)
            self.punched += size if given else 0
            self.note(begin, end, 0 if given else size)

    def force(self, all):
        self.device.force(all)
        ranges = []
        for first, to in sorted(self.dirty):
            if ranges and ranges[-1][1] >= first:
                ranges[-1] = (ranges[-1][0], max(to, ranges[-1][1]))
            else:
                ranges.append((first, to))
        self.dirty, self.dirty_bytes = [], 0
        for at in range(0, len(ranges), 4096):
            self.put(DURABLE, *[struct.pack('>QQ', *pair) for pair in ranges[at:at + 4096]])

    ending = False
    only_compared = False

    def end(self):
        self.ending = True
        if not self.resend:
            self.finish()

    def finish(self):
        self.ending = False
        if not self.only_compared:
            self.force(True)
        self.hasher.forget()
        self.open_round = False
        done = {key: value - self.before[key] for key, value in self.account().items()}
        self.put(DONE, encode(dict(done, mark=self.device.mark())))

    # -- the main thread again

    def stop(self):
        """After a cut: what was written is forced, whatever it takes; what was not is left out."""
        with self.turn:
            self.stopping = True
            self.turn.notify_all()
        self.join()
        if not self.compare and self.device.started:
            self.device.force(True)
