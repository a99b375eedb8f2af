"""The other host: an OpenSSH server of this run's own in another network namespace."""

import os
import shutil
import socket
import subprocess
import time

from blocksync_bench.relay import Relay

NAMESPACE = "fieldkit-bench"
NEAR, FAR = "10.213.7.1", "10.213.7.2"
TICKS = os.sysconf("SC_CLK_TCK")


class Host:
    """An sshd whose traffic passes a veth pair, and whose sessions' CPU time it can tell."""

    def __init__(self, folder, programs):
        self.folder = folder
        self.daemon = self.relay = None
        os.makedirs(folder, mode=0o700)
        for key in ("host", "user"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.path(key)], check=True
            )
        shutil.copy(self.path("user.pub"), self.path("authorized"))
        with open(self.path("host.pub"), encoding="ascii") as key:
            self.write("known", "bench " + key.read())
        self.write(
            "sshd_config",
            f"""ListenAddress {FAR}:22
HostKey {self.path('host')}
AuthorizedKeysFile {self.path('authorized')}
PidFile none
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
SetEnv PATH={programs}:/usr/bin:/bin:/usr/sbin:/sbin
""",
        )

    def path(self, name):
        """A file of this host's."""
        return os.path.join(self.folder, name)

    def write(self, name, text):
        """Makes one."""
        with open(self.path(name), "w", encoding="ascii") as file:
            file.write(text)
        return self.path(name)

    def start(self):
        """Brings up the namespace and the server."""
        self.stop()
        inside = ["ip", "netns", "exec", NAMESPACE]
        for words in (
            ["ip", "netns", "add", NAMESPACE],
            ["ip", "link", "add", "fkbench0", "type", "veth", "peer", "fkbench1", "netns", NAMESPACE],
            ["ip", "addr", "add", f"{NEAR}/24", "dev", "fkbench0"],
            ["ip", "link", "set", "fkbench0", "up"],
            [*inside, "ip", "addr", "add", f"{FAR}/24", "dev", "fkbench1"],
            [*inside, "ip", "link", "set", "fkbench1", "up"],
            [*inside, "ip", "link", "set", "lo", "up"],
        ):
            subprocess.run(words, check=True)
        os.makedirs("/run/sshd", exist_ok=True)
        self.daemon = subprocess.Popen(
            [*inside, "/usr/sbin/sshd", "-D", "-e", "-f", self.path("sshd_config")],
            stderr=subprocess.DEVNULL,
        )
        self.wait(FAR, 22)

    @staticmethod
    def wait(address, port):
        """Returns when somebody answers there."""
        for _ in range(200):
            try:
                socket.create_connection((address, port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("bench: sshd does not start")

    def config(self, delay=0):
        """An ssh_config that reaches it, perhaps by a long way (seconds for a round trip)."""
        address, port = FAR, 22
        if delay:
            self.relay = self.relay or Relay((FAR, 22), delay / 2)
            address, port = "127.0.0.1", self.relay.port
        return self.write(
            f"config-{delay}",
            f"""Host bench
HostName {address}
Port {port}
User root
IdentityFile {self.path('user')}
IdentitiesOnly yes
HostKeyAlias bench
UserKnownHostsFile {self.path('known')}
Ciphers aes128-gcm@openssh.com
Compression no
""",
        )

    def traffic(self):
        """Bytes that passed so far, both ways, with all headers."""
        return sum(
            int(_read(f"/sys/class/net/fkbench0/statistics/{way}_bytes")) for way in ("rx", "tx")
        )

    def cpu(self):
        """CPU seconds of sessions that have ended."""
        total = 0
        for pid in _tree(self.daemon.pid):
            fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
            total += sum(int(field) for field in fields[11:15])
        return total / TICKS

    def idle(self):
        """Returns when no session is left, so that their time is known."""
        for _ in range(400):
            if len(_tree(self.daemon.pid)) <= 1:
                return
            time.sleep(0.025)

    def stop(self):
        """Takes everything down."""
        if self.relay:
            self.relay.close()
        if self.daemon:
            self.daemon.terminate()
            self.daemon.wait()
        subprocess.run(["ip", "netns", "del", NAMESPACE], stderr=subprocess.DEVNULL, check=False)


def _tree(root):
    """A process and all its descendants."""
    found = [root]
    for pid in found:
        try:
            found += [int(word) for word in _read(f"/proc/{pid}/task/{pid}/children").split()]
        except OSError:
            continue
    return found


def _read(path):
    with open(path, encoding="ascii") as file:
        return file.read()
