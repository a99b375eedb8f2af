# What /proc and /sys know of devices: what they are made of, who uses them, what was written.


def raw(path):
    try:
        with open(path, 'rb') as file:
            return file.read()
    except OSError:
        return b''


def text(path):
    return raw(path).decode('utf-8', 'surrogateescape').strip()


def whole(path):
    """A number in a file; 0 if it is not there."""
    return int(text(path) or 0)


def listing(folder):
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def look(path):
    try:
        return os.stat(path)
    except OSError:
        return None


def unescape(word):
    """A path as /proc writes it, with blanks in octal."""
    for code in ('040', '011', '012', '134'):
        word = word.replace('\\' + code, chr(int(code, 8)))
    return os.fsencode(word)


def numbers(rdev):
    return '%d:%d' % (os.major(rdev), os.minor(rdev))


def node(device):
    """The folder in /sys of a block device, by its numbers; or ''."""
    folder = '/sys/dev/block/' + device
    return os.path.realpath(folder) if os.path.exists(folder) else ''


def title(folder):
    return '/dev/' + os.path.basename(folder).replace('!', '/')


def disk(folder):
    return os.path.dirname(folder) if os.path.exists(folder + '/partition') else folder


def partitions(folder):
    return [folder + '/' + each for each in listing(folder)
            if os.path.exists(folder + '/' + each + '/partition')]


def slaves(folder):
    return [os.path.realpath(folder + '/slaves/' + each) for each in listing(folder + '/slaves')]


def backing(folder):
    """What a loop device shows: path, status, where it begins; or None."""
    path = raw(folder + '/loop/backing_file').rstrip(b'\n')
    found = look(path) if path else None
    return (path, found, whole(folder + '/loop/offset')) if found else None


class Footprint:
    """Which bytes of which storage something is: its own places, and places around them."""
    def __init__(self):
        self.own, self.within = [], []

    def device(self, folder, start=0, length=None, places=None, depth=0):
        if not folder or depth > 32:
            return self
        places = self.own if places is None else places
        length = 512 * whole(folder + '/size') if length is None else length
        places.append((text(folder + '/dev'), start, length))
        if disk(folder) != folder:
            return self.device(disk(folder), start + 512 * whole(folder + '/start'), length, places, depth + 1)
        for slave in slaves(folder):
            self.device(slave, 0, None, self.within, depth + 1)
        behind = backing(folder)
        if behind:
            _, found, offset = behind
            if stat.S_ISBLK(found.st_mode):
                return self.device(node(numbers(found.st_rdev)), start + offset, length, places, depth + 1)
            places.append((file_name(found), start + offset, length))
            self.device(node(numbers(found.st_dev)), 0, None, self.within, depth + 1)
        return self

    def of(self, status):
        if stat.S_ISBLK(status.st_mode):
            return self.device(node(numbers(status.st_rdev)))
        self.own.append((file_name(status), 0, (1 << 63) - 1))
        for mount in mounts():
            if mount['device'] == numbers(status.st_dev):
                for folder in mount['nodes']():
                    self.device(folder, 0, None, self.within)
                break
        return self

    def used_by(self, other):
        return any(a[0] == b[0] and a[1] - b[1] < b[2] and b[1] - a[1] < a[2]
                   for a in self.own for b in other.own + other.within)

    def text(self):
        places = [','.join('%s@%d+%d' % place for place in each) or '-' for each in (self.own, self.within)]
        return ' '.join([text('/proc/sys/kernel/random/boot_id')] + places)


def file_name(status):
    return '%s/%d' % (numbers(status.st_dev), status.st_ino)


def mounts():
    for line in text('/proc/self/mountinfo').splitlines():
        words = line.split(' ')
        kind, source, options = words[words.index('-', 6) + 1:][:3]
        source = unescape(source)

        def nodes(device=words[2], source=source, kind=kind):
            found = look(source) if source[:1] == b'/' and not node(device) else None
            folder = node(numbers(found.st_rdev) if found and stat.S_ISBLK(found.st_mode) else device)
            for pool in listing('/sys/fs/btrfs') if kind == 'btrfs' else []:
                members = '/sys/fs/btrfs/%s/devices/' % pool
                if os.path.basename(folder) in listing(members):
                    return [os.path.realpath(members + each) for each in listing(members)]
            return [folder] if folder else []
        yield {'device': words[2], 'point': unescape(words[4]), 'kind': kind, 'source': source, 'nodes': nodes,
               'writable': 'ro' not in words[5].split(',') + options.split(',')}


def users(target):
    """Who uses any of a target's bytes: sentences, and where it is mounted to be written."""
    said, writable = [], []

    def add(how, found, itself=None):
        used = target.used_by(found) and itself not in [place[0] for place in target.own]
        if used and how not in said:
            said.append(how)
        return used

    for mount in mounts():
        how, nodes = 'is mounted at ' + name(mount['point']), mount['nodes']()
        found = None if nodes or mount['source'][:1] != b'/' else look(mount['source'])
        if found and stat.S_ISREG(found.st_mode):
            add('%s %s' % (name(mount['source']), how), Footprint().of(found))
        for folder in nodes:
            if add('%s %s' % (title(folder), how), Footprint().device(folder)) and mount['writable']:
                writable.append(mount['point'])
    for line in text('/proc/swaps').splitlines()[1:]:
        path = unescape(line.split()[0])
        if look(path):
            add(name(path) + ' is used as swap', Footprint().of(os.stat(path)))
    for each in listing('/sys/class/block'):
        folder = os.path.realpath('/sys/class/block/' + each)
        for slave in slaves(folder):
            add('%s is part of %s' % (title(slave), title(folder)), Footprint().device(slave), text(folder + '/dev'))
        behind = backing(folder)
        if behind:
            add('%s is attached to %s' % (name(behind[0]), title(folder)),
                Footprint().device(folder), text(folder + '/dev'))
    for each in listing('/sys/bus/xen-backend/devices'):
        device = text('/sys/bus/xen-backend/devices/%s/physical_device' % each)
        if each.startswith('vbd-') and ':' in device:
            folder = node(':'.join(str(int(part, 16)) for part in device.split(':')))
            add('%s is a disk of Xen domain %s' % (title(folder), each.split('-')[1]), Footprint().device(folder))
    return said, writable


def quiet(look_again):
    """A file's status when its times are old enough for the next change to get others; or None."""
    for _ in range(3):
        status = look_again()
        changed = max(status.st_mtime, status.st_ctime)
        age = time.time() - changed
        limit = .1 if changed % 1 else 2.1  # some file systems keep whole seconds
        if age < 0 or age >= limit:
            return status
        time.sleep(limit - age + .001)
    return None


def faithful(status, kinds):
    return any(mount['device'] == numbers(status.st_dev) and mount['kind'] in kinds for mount in mounts())


def file_mark(look_again, kinds):
    status = quiet(look_again)
    if status is None or not faithful(status, kinds):
        return ''
    return 'inode=%s size=%d changed=%d/%d' % (
        file_name(status), status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def mark(folder, depth=0):
    """What stays the same for as long as nobody writes to a device; '' if that cannot be told."""
    own = disk(folder)
    if depth > 32 or not local(own) or text(own + '/queue/iostats') != '1' or not text(own + '/diskseq'):
        return ''
    for _ in range(20):
        first, second = counters(folder, own), counters(folder, own)
        if first and first == second:
            break
        time.sleep(.005)
    else:
        return ''
    words = ['device=' + text(folder + '/dev'), 'diskseq=' + text(own + '/diskseq'),
             'start=%d' % whole(folder + '/start'), 'size=%d' % whole(folder + '/size'), 'written=' + first]
    if text(own + '/dm/name'):
        table = mapped(text(own + '/dm/name'))
        if not table:
            return ''
        words.append('table=' + table)
    if os.path.exists(own + '/loop'):
        path, found, offset = backing(own) or (None, None, 0)
        if not found:
            return ''
        words.append('part=%d+%d' % (offset, whole(own + '/loop/sizelimit')))
        if stat.S_ISBLK(found.st_mode):
            under = mark(node(numbers(found.st_rdev)), depth + 1)
        else:
            under = file_mark(lambda: os.stat(path), ('ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'f2fs', 'tmpfs'))
        if not under:
            return ''
        words.append(under)
    return ' '.join(words)


def counters(folder, own):
    """Writes and discards done, of a device and of its disk; '' while one is under way."""
    words = []
    for each in (folder, own) if folder != own else (own,):
        done = text(each + '/stat').split()
        if len(done) < 15 or text(each + '/inflight').split()[1:] != ['0'] or not any(
                int(done[i]) for i in (0, 4, 11)):
            return ''
        words.append('/'.join(done[i] for i in (4, 6, 11, 13)))
    return '+'.join(words)


def local(own):
    """Whether all writing goes through this machine's kernel and is counted there."""
    base = os.path.basename(own)
    kind = base.rstrip('0123456789')
    if text(own + '/removable') != '0' or '/session' in own or '/rport-' in own:
        return False
    if base.startswith('nvme'):
        return text(own + '/device/transport') == 'pcie'
    known = kind in ('mmcblk', 'loop', 'zram', 'md', 'dm-') or kind == base and kind[:2] in ('sd', 'hd', 'vd', 'xv')
    return known and all(local(disk(slave)) for slave in slaves(own))


def mapped(device):
    """A digest of a device mapper device's table."""
    import subprocess
    try:
        table = subprocess.check_output(['dmsetup', 'table', device], stdin=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return ''
    return hashlib.sha256(table).hexdigest()[:32]
