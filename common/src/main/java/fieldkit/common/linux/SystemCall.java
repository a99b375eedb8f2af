package fieldkit.common.linux;

/** The system calls used here, with their numbers, which differ between processors. */
enum SystemCall {
  // arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h
  WRITE(1, 64),
  CLOSE(3, 57),
  LSEEK(8, 62),
  IOCTL(16, 29),
  PREAD(17, 67),
  PWRITE(18, 68),
  FCNTL(72, 25),
  FLOCK(73, 32),
  FSYNC(74, 82),
  FDATASYNC(75, 83),
  FTRUNCATE(77, 46),
  FCHMOD(91, 52),
  FCHOWN(93, 55),
  SETPRIORITY(141, 140),
  FSETXATTR(190, 7),
  FGETXATTR(193, 10),
  FLISTXATTR(196, 13),
  GETDENTS(217, 61),
  FADVISE(221, 223),
  IOPRIO_SET(251, 30),
  OPENAT(257, 56),
  MKDIRAT(258, 34),
  FCHOWNAT(260, 54),
  UNLINKAT(263, 35),
  LINKAT(265, 37),
  SYMLINKAT(266, 36),
  FCHMODAT(268, 53),
  UTIMENSAT(280, 88),
  RENAMEAT2(316, 276),
  READLINKAT(267, 78),
  PRLIMIT(302, 261),
  SYNCFS(306, 267),
  STATX(332, 291),
  FSTATFS(138, 44);

  private final int number;

  SystemCall(int x86, int generic) {
    number = Processor.isX86() ? x86 : generic;
  }

  /** The number on the processor this runs on: x86-64's own, everybody else's generic one. */
  int number() {
    return number;
  }
}
