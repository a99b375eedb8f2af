# Devices and files, opened and guarded.


CREATE = "--create makes a plain file of the source's size"


class Device:
    """A block device or a file, opened and guarded."""
    def __init__(self, path, writing, force=None, create=None, grow=0):
        self.name, self.path, self.title, self.made = path, os.path.realpath(path), name(path), False
        self.writing, self.punching, self.started = writing, [3, 0x11], False
        self.size = self.found = 0
        self.turn = threading.Lock()  # of the file's position
        if writing and look(self.path) is None and create is not None:
            self.create(create)
        status = look(self.path)
        if status is None:
            missing = self.title + ': No such file or folder'
            raise Stop(missing, REFUSED, CREATE) if writing and create is None else Stop(missing)
        self.block = stat.S_ISBLK(status.st_mode)
        if not self.block and not stat.S_ISREG(status.st_mode):
            raise Stop(self.title + ': neither a block device nor a file', REFUSED)
        forced = force is not None and look(force) and os.path.samestat(look(force), status)
        flags = (os.O_RDWR if writing else os.O_RDONLY) | os.O_CLOEXEC
        self.fd = self.open(flags, os.O_EXCL if writing and self.block and not forced else 0)
        self.status = os.fstat(self.fd)
        if not os.path.samestat(status, self.status) or status.st_rdev != self.status.st_rdev:
            raise Stop(self.title + ': was replaced by something else just now', REFUSED)
        if writing:
            self.guard(forced)
        self.size = self.found = os.lseek(self.fd, 0, os.SEEK_END)
        if writing and not self.block and self.size < grow:
            os.ftruncate(self.fd, grow)
            self.size = grow
        self.folder = node(numbers(self.status.st_rdev)) if self.block else ''
        self.direct = self.try_direct()

    def create(self, size):
        around, dev = look(os.path.dirname(self.path)), os.stat('/dev')
        in_dev = around and around.st_dev == dev.st_dev != os.stat('/').st_dev
        if self.path.startswith(b'/dev/') or in_dev:
            raise Stop(self.title + ': no such device; a plain file is never made under /dev', REFUSED)
        try:
            fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            self.made = True
            os.ftruncate(fd, size)
            os.close(fd)
        except OSError as e:
            self.forget()
            raise Stop('%s: cannot be made: %s' % (self.title, e.strerror))

    def open(self, flags, exclusive):
        try:
            return os.open(self.path, flags | exclusive)
        except OSError as e:
            if e.errno == errno.EBUSY:
                self.refuse(users(Footprint().of(os.stat(self.path)))[0] or [
                    'by another program, ZFS, or a mount that cannot be seen from here, as the kernel says'])
            raise Stop('%s: cannot be opened: %s' % (self.title, e.strerror))

    def refuse(self, said):
        more = ', and %d more' % (len(said) - 3) if len(said) > 3 else ''
        raise Stop('%s: in use: %s%s' % (self.title, ', '.join(said[:3]), more), REFUSED,
                   'if it is to be overwritten all the same: --force-in-use ' + self.title)

    def guard(self, forced):
        if not forced and self.locked_in_part():
            self.refuse(['another program has locked a part of it, maybe a virtual machine'])
        until = now() + 2  # udev locks devices for moments
        while True:
            try:
                fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if now() > until:
                    raise Stop(self.title + ': locked by another program, maybe by another blocksync',
                               REFUSED)
                time.sleep(.05)
        said = [] if forced else users(Footprint().of(self.status))[0]
        if said:
            self.refuse(said)

    def locked_in_part(self):
        """Whether another process has a lock of fcntl(2) on it."""
        asked = struct.pack('hhqqi', fcntl.F_WRLCK, 0, 0, 0, 0)
        try:
            return struct.unpack('hhqqi', fcntl.fcntl(self.fd, fcntl.F_GETLK, asked))[0] != fcntl.F_UNLCK
        except (OSError, struct.error):
            return False

    def try_direct(self):
        """The same device once more, past the page cache; -1 where that cannot be."""
        try:
            flags = (os.O_RDWR if self.writing else os.O_RDONLY) | os.O_DIRECT | os.O_CLOEXEC
            return os.open('/proc/self/fd/%d' % self.fd, flags)
        except OSError:
            return -1

    def forget(self):
        """Takes back what was made, or made longer, for nothing."""
        if self.started:
            return
        if self.made:
            os.unlink(self.path)
        elif self.size > self.found:
            os.ftruncate(self.fd, self.found)

    def failed(self, doing, at, e):
        return Stop('%s: %s failed at byte %d: %s' % (self.title, doing, at, e.strerror))

    def read(self, buffer, at, size, offset=PAGE):
        """Reads into a buffer, where there is room for whole pages."""
        done, direct = 0, self.direct >= 0
        while done < size:
            want = (size - done + PAGE - 1) // PAGE * PAGE if direct else size - done
            fd = self.direct if direct else self.fd
            try:
                with self.turn:
                    os.lseek(fd, at + done, os.SEEK_SET)
                    count = os.readv(fd, [buffer.view[offset + done:offset + done + want]])
            except OSError as e:
                if not direct or e.errno != errno.EINVAL:
                    raise
                count, direct = 0, False
                continue
            if not count:
                raise OSError(errno.EIO, 'it ends there')
            done += count
            direct = direct and done % PAGE == 0
        if self.direct < 0:
            os.posix_fadvise(self.fd, at, size, os.POSIX_FADV_DONTNEED)
        return buffer.view[offset:offset + size]

    def write(self, view, at, aligned):
        """Writes all of it, directly where its memory begins on a page."""
        direct = self.direct >= 0 and aligned
        while len(view):
            whole = len(view) // PAGE * PAGE
            try:
                if direct and whole:
                    count = os.pwrite(self.direct, view[:whole], at)
                    direct = count % PAGE == 0
                else:
                    count = os.pwrite(self.fd, view, at)
            except OSError as e:
                if not direct or e.errno != errno.EINVAL:
                    raise self.failed('writing', at, e)
                count, direct = 0, False
            view, at = view[count:], at + count

    def zero(self, at, size, zeros):
        """Makes a range read as zeros; whether its storage was given back."""
        while self.punching:
            error = fallocate(self.fd, self.punching[0], at, size)
            if not error:
                return self.punching[0] == 3
            if error in (errno.EIO, errno.ENOSPC):
                raise self.failed('writing', at, OSError(error, os.strerror(error)))
            if error == errno.EINVAL:
                break  # an odd end
            self.punching.pop(0)
        for offset in range(0, size, len(zeros)):
            self.write(zeros[:size - offset], at + offset, True)
        return False

    def hole(self, at, size):
        """Whether the file system knows that there are only zeros."""
        if self.block:
            return False
        try:
            with self.turn:
                return os.lseek(self.fd, at, os.SEEK_DATA) >= at + size
        except OSError as e:
            return e.errno == errno.ENXIO and at < self.size

    def force(self, all=False):
        try:
            (os.fsync if all else os.fdatasync)(self.fd)
            self.started = self.started or all
            if self.direct < 0:
                os.posix_fadvise(self.fd, 0, 0, os.POSIX_FADV_DONTNEED)
            if all and self.made:
                fd = os.open(os.path.dirname(self.path), os.O_RDONLY)
                os.fsync(fd)
                os.close(fd)
        except OSError as e:
            raise self.failed('forcing what was written', 0, e)

    def mark(self):
        """What stays the same for as long as nobody writes; empty if that cannot be told."""
        boot = text('/proc/sys/kernel/random/boot_id')
        if not self.block:
            found = file_mark(lambda: os.fstat(self.fd), ('ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'f2fs'))
        else:
            found = mark(self.folder) if self.folder else ''
            if found:
                begin = self.read(Buffer(20 * PAGE), 0, min(16 * PAGE, self.size))
                found = 'head=%s %s' % (hashlib.sha256(begin).hexdigest()[:32], found)
        return 'boot=%s %s' % (boot, found) if found and boot else ''

    def facts(self):
        """The names are those of StorageFacts in the package device."""
        print_ = Footprint().of(self.status)
        said, writable = users(print_)
        machine = text('/etc/machine-id')
        facts = {'path': self.name, 'canonical': self.path, 'kind': 'device' if self.block else 'file',
                 'size': self.size, 'boot': text('/proc/sys/kernel/random/boot_id'),
                 'machine': machine and hashlib.sha256(('blocksync ' + machine).encode()).hexdigest()[:32],
                 'device': numbers(self.status.st_rdev if self.block else self.status.st_dev),
                 'inode': 0 if self.block else self.status.st_ino,
                 'mark': self.mark(), 'footprint': print_.text()}
        for key, values in (('mounted-writable', writable), ('user', said)):
            facts.update(('%s.%d' % (key, i), value) for i, value in enumerate(values))
        if self.folder:
            facts.update(self.hardware(disk(self.folder)))
        return {'device.' + key: value for key, value in facts.items() if value != ''}

    def hardware(self, own):
        queue, udev = own + '/queue/', {}
        for folder in (own, self.folder):
            for line in text('/run/udev/data/b' + text(folder + '/dev')).splitlines():
                if line.startswith('E:') and '=' in line:
                    key, value = line[2:].split('=', 1)
                    udev[key] = value
        behind = raw(own + '/loop/backing_file').rstrip(b'\n')
        mapped = text(own + '/dm/name')
        return {
            'diskseq': text(own + '/diskseq') or -1,
            'logical-sector': text(queue + 'logical_block_size') or 512,
            'physical-sector': text(queue + 'physical_block_size') or 512,
            'rotational': 'true' if text(queue + 'rotational') == '1' else 'false',
            'read-only': 'true' if text(self.folder + '/ro') == '1' else 'false',
            'discards': 'true' if whole(queue + 'discard_max_bytes') else 'false',
            'model': b'loop device of ' + behind if behind else udev.get('ID_MODEL', '').replace('_', ' ')
                or text(own + '/device/model') or mapped and 'mapped ' + mapped,
            'serial': udev.get('ID_SERIAL_SHORT') or text(own + '/serial') or text(own + '/device/serial'),
            'wwn': udev.get('ID_WWN_WITH_EXTENSION') or udev.get('ID_WWN') or text(own + '/wwid')
                or text(own + '/device/wwid') or text(own + '/dm/uuid') or text(own + '/md/uuid'),
            'type': udev.get('ID_FS_TYPE', ''), 'label': udev.get('ID_FS_LABEL', ''),
            'uuid': udev.get('ID_FS_UUID', ''), 'partition-table': udev.get('ID_PART_TABLE_TYPE', '')}


def fallocate(fd, mode, at, size):
    """fallocate(2): 0 or the error's number."""
    try:
        import ctypes
        library = ctypes.CDLL(None, use_errno=True)
        call = getattr(library, 'fallocate64', None) or library.fallocate
    except (ImportError, OSError, AttributeError):
        return errno.ENOSYS
    call.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int64, ctypes.c_int64]
    return ctypes.get_errno() if call(fd, mode, at, size) else 0
