"""Two loop devices in memory, and what they hold before each run."""

import os
import random
import subprocess

MIB = 1 << 20
PAGE = 4096


class Devices:
    """A source and a target of one size, each a loop device over a file in a tmpfs."""

    def __init__(self, folder, mebibytes):
        self.size = mebibytes * MIB
        self.images = {name: os.path.join(folder, name + ".img") for name in ("source", "target")}
        self.names = {}
        for name, image in self.images.items():
            with open(image, "wb") as file:
                file.truncate(self.size)
            made = subprocess.run(
                ["losetup", "--show", "-f", image], stdout=subprocess.PIPE, text=True, check=True
            )
            self.names[name] = made.stdout.strip()

    @property
    def source(self):
        """The source's name."""
        return self.names["source"]

    @property
    def target(self):
        """The target's name."""
        return self.names["target"]

    def close(self):
        """Takes the devices away."""
        for name in self.names.values():
            subprocess.run(["losetup", "-d", name], check=False)

    def copied(self):
        """Bytes both devices read and wrote so far, as the kernel counts them."""
        total = {}
        for name, device in self.names.items():
            path = f"/sys/block/{os.path.basename(device)}/stat"
            with open(path, encoding="ascii") as file:
                fields = file.read().split()
            total[name] = (int(fields[2]) * 512, int(fields[6]) * 512)
        return total

    def are_equal(self):
        """Whether both hold the same, to the last byte."""
        self.settle()
        return subprocess.run(["cmp", "-s", self.source, self.target], check=False).returncode == 0

    def settle(self):
        """Brings everything to the devices and empties the cache."""
        os.sync()
        for device in self.names.values():
            subprocess.run(["blockdev", "--flushbufs", device], check=True)
        with open("/proc/sys/vm/drop_caches", "w", encoding="ascii") as file:
            file.write("1\n")

    def fill_random(self):
        """The source gets bytes that nothing makes smaller."""
        chance = random.Random(1)
        with open(self.source, "wb") as file:
            for _ in range(self.size // MIB):
                file.write(chance.randbytes(MIB))

    def fill_files(self):
        """The source gets an ext4 file system with this machine's programs and texts."""
        subprocess.run(["blkdiscard", "-z", self.source], check=True)
        subprocess.run(["mkfs.ext4", "-q", "-F", self.source], check=True)
        folder = self.images["source"] + ".mnt"
        os.makedirs(folder, exist_ok=True)
        subprocess.run(["mount", self.source, folder], check=True)
        try:
            kib = self.size // 1024 * 6 // 10
            subprocess.run(
                ["sh", "-c",
                 'cd /usr && find bin lib share -xdev -type f -size -4M -printf "%k %p\\n" | sort -k2 |'
                 f' awk "{{ used += \\$1; if (used > {kib}) exit; print \\$2 }}" |'
                 f" tar -cf - -T - | tar -xf - -C {folder}"],
                check=True,
            )
        finally:
            subprocess.run(["umount", folder], check=True)

    def copy(self):
        """The target gets what the source has."""
        subprocess.run(
            ["dd", f"if={self.source}", f"of={self.target}", "bs=1M", "conv=fsync", "status=none"],
            check=True,
        )

    def zero(self):
        """The target gets zeros."""
        subprocess.run(["blkdiscard", "-z", self.target], check=True)

    def spoil(self, unit, share, seed):
        """So many of the target's units get other bytes; returns how many bytes."""
        chance = random.Random(seed)
        count = self.size // unit
        chosen = sorted(chance.sample(range(count), max(1, round(count * share))))
        with open(self.target, "r+b") as file:
            for number in chosen:
                file.seek(number * unit)
                file.write(chance.randbytes(unit))
        return len(chosen) * unit
