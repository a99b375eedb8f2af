# From the first line to the last.


def note_of(device):
    """The file that remembers a cut session with this device."""
    state = os.environ.get('XDG_STATE_HOME') or os.path.expanduser('~/.local/state')
    folder = os.path.join(state, 'blocksync', 'interrupted')
    key = os.fsencode(device.path) + b' %d' % (0 if device.block else device.status.st_ino)
    return os.path.join(folder, 'py-' + hashlib.sha256(key).hexdigest()[:32])


def leave(device, session):
    """Writes down what the device was like when the session was cut."""
    path, mark = note_of(device), device.mark()
    if not mark or not session:
        return
    os.makedirs(os.path.dirname(path), 0o700, True)
    fresh = '%s.%d' % (path, os.getpid())
    with open(fresh, 'wb', opener=lambda p, f: os.open(p, f | os.O_EXCL, 0o600)) as file:
        file.write(b'%s\n%s\n' % (session, mark.encode()))
        file.flush()
        os.fsync(file.fileno())
    os.rename(fresh, path)


def left(device):
    """What a cut session left, if nobody has written to the device since."""
    lines = text(note_of(device)).split('\n')
    if len(lines) == 2 and lines[1] and lines[1] == device.mark():
        return {'left.session': lines[0], 'left.mark': lines[1]}
    return {}


def unlink(path):
    try:
        os.unlink(path)
    except OSError:
        pass


def opened(hello):
    """The device that is asked for, in its role."""
    role = hello.get('role', b'').decode('ascii', 'replace')
    if number(hello, 'version') != 1 or role not in ('source', 'target', 'compare'):
        raise Stop('this agent speaks version 1 of the protocol')
    if b'sha256' not in hello.get('suites', b'').replace(b',', b' ').split():
        raise Stop('this agent knows only the digests of sha256')
    path = hello.get('path', b'')
    if not path or b'\0' in path:
        raise Stop('no path is named')
    create = number(hello, 'create') if 'create' in hello else None
    return role, Device(path, role == 'target', hello.get('force-in-use'), create, number(hello, 'grow'))


def facts_of(role, device):
    if role != 'compare':
        os.fsync(device.fd)  # others' writes are counted once they have left the page cache
    facts = {'version': 1, 'agent': 'python %d.%d' % sys.version_info[:2],
             'suites': 'sha256', 'codings': 'none', 'lanes': 0}
    if device.made or device.size and device.hole(0, device.size):
        facts['fresh'] = 1
    facts.update(device.facts())
    if role == 'target':
        facts.update(left(device))
    return facts


def session(link, started):
    kind, payload, _ = link.read()
    if kind != 1:
        raise Stop('it did not begin with HELLO')
    begun = now()
    role, device = opened(decode(payload))
    started['device'] = device
    facts = facts_of(role, device)
    facts['opening-nanos'] = int((now() - begun) * 1e9)
    link.put(FACTS, encode(facts))
    kind, payload, _ = link.read()
    if kind == BYE:
        return
    if kind != 3:
        raise Stop('FACTS were not followed by START')
    start = decode(payload)
    block, key = number(start, 'block'), start.get('key', b'')
    try:
        link.key = bytes.fromhex(key.decode('ascii'))
    except ValueError:
        link.key = b''
    if len(link.key) != 16:
        raise Stop('the key is none')
    link.use(link.key, min(block, 16 * MIB) or PAGE)
    if block % PAGE or not PAGE <= block <= 16 * MIB or start.get('suite') != b'sha256' \
            or start.get('coding', b'none') != b'none' or number(start, 'lanes'):
        raise Stop('what was settled does not fit this agent')
    end = Source(link, device, start) if role == 'source' else Target(
        link, device, start, role == 'compare')
    started['end'], started['session'] = end, start.get('session', b'')
    if role == 'target':
        unlink(note_of(device))
    end.main()
    device.started = True


def wind_up(started):
    """After a session that was cut."""
    end, device = started.get('end'), started.get('device')
    if end:
        end.stop()
        if device.writing:
            leave(device, started['session'])
    if device:
        device.forget()


def main():
    token = sys.argv[1]
    for each in (0, 1):
        try:
            fcntl.fcntl(each, 1031, MIB)  # F_SETPIPE_SZ
        except OSError:
            pass
    os.write(1, ('%s ready 1\n' % token).encode())
    link, started = Link(token), {}
    link.sender.start()
    fault = None
    try:
        for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(each, interrupted)
        session(link, started)
        if 'end' not in started:
            started['device'].forget()
        if not isinstance(started.get('end'), Source):
            link.put(BYE, encode(started['end'].account() if 'end' in started else {}))
    except Gone:
        fault = {}
    except Stop as e:
        fault = {'status': e.status, 'what': e.what, 'help': e.help}
    except OSError as e:
        fault = {'status': FAILED, 'what': 'the far end failed: %s' % (e.strerror or e)}
    except BaseException as e:
        fault = {'status': FAILED, 'what': 'the agent failed: %s: %s' % (type(e).__name__, e)}
    for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(each, signal.SIG_IGN)
    if fault:
        link.put(FAULT, encode({key: value for key, value in fault.items() if value}))
    link.sender.close()
    try:
        if fault is not None:
            wind_up(started)
    finally:
        os._exit(0 if fault is None else fault.get('status', FAILED))


def interrupted(*_):
    raise Stop('the far end was told to stop')


main()
