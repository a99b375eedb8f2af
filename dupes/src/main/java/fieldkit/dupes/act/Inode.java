package fieldkit.dupes.act;

import fieldkit.dupes.plan.FileIdentity;

/** A file itself, whatever names it has. */
record Inode(long device, long number) {
  static Inode of(FileIdentity identity) {
    return new Inode(identity.device(), identity.inode());
  }
}
