package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More steps than go into one batch: one is proven while the one before it is taken. */
class ManyStepsTest extends TwoFiles {
  private static final int PAIRS = 600; // a batch is 256 steps
  private static final int IN_THE_SECOND_BATCH = 300; // from either end
  private static final int COPIES = 1300; // a group that is cut twice

  ManyStepsTest(@TempDir Path folder) throws IOException {
    super(folder);
  }

  private void pairs() throws IOException {
    for (int i = 0; i < PAIRS; i++) {
      tree.file("in/%03d/a".formatted(i), "x".repeat(100 + i));
      tree.file("in/%03d/b".formatted(i), "x".repeat(100 + i));
    }
  }

  private void copies() throws IOException {
    for (int i = 0; i < COPIES; i++) {
      tree.file("in/copy%d".formatted(i), SAME);
    }
  }

  private Object inode(String name) throws IOException {
    return Files.getAttribute(tree.at(name), "unix:ino");
  }

  private Set<Object> inodesOfCopies() throws IOException {
    Set<Object> inodes = new HashSet<>();
    for (int i = 0; i < COPIES; i++) {
      inodes.add(inode("in/copy%d".formatted(i)));
    }
    return inodes;
  }

  private Set<Integer> linkedPairs() throws IOException {
    Set<Integer> linked = new TreeSet<>();
    for (int i = 0; i < PAIRS; i++) {
      if (inode("in/%03d/a".formatted(i)).equals(inode("in/%03d/b".formatted(i)))) {
        linked.add(i);
      }
    }
    return linked;
  }

  private void undo() {
    Outcome _ = dupes().with("undo", tree.path("journal0")).isClean();
  }

  @Test
  void allGroupsAreLinkedAndComeBack() throws IOException {
    pairs();

    Outcome _ = dupes().with(words("--hardlink")).isClean();

    assertThat(linkedPairs()).hasSize(PAIRS);
    noLitter();
    undo();
    assertThat(linkedPairs()).isEmpty();
  }

  @Test
  void whatChangesMeanwhileInTheNextBatchIsLeftAlone() throws IOException {
    pairs();
    String name = "in/%03d/b".formatted(IN_THE_SECOND_BATCH);

    run("--hardlink", "rename 1", () -> replace(name))
        .hasStatus(1)
        .names(tree.path(name), "left alone");

    holds(name, NEW);
    assertThat(linkedPairs())
        .isEqualTo(
            IntStream.range(0, PAIRS)
                .filter(i -> i != IN_THE_SECOND_BATCH)
                .boxed()
                .collect(Collectors.toSet()));
    noLitter();
  }

  @Test
  void whatChangesBehindItsProofIsLeftAlone() throws IOException {
    pairs();
    String name = "in/%03d/b".formatted(IN_THE_SECOND_BATCH);

    run("--hardlink", "rename 256", () -> replace(name)) // the last of the first batch
        .hasStatus(1)
        .names(tree.path(name), "left alone");

    holds(name, NEW);
    assertThat(linkedPairs()).hasSize(PAIRS - 1);
  }

  @Test
  void aGroupGoesOnInTheNextBatch() throws IOException {
    copies();

    Outcome _ = dupes().with(words("--hardlink")).isClean();

    assertThat(inodesOfCopies()).hasSize(1);
    noLitter();
    undo();
    assertThat(inodesOfCopies()).hasSize(COPIES);
  }

  @Test
  void aGroupWhoseKeptFileIsFullGoesOnWithAnother() throws IOException {
    copies();
    FaultyFiles files =
        FaultyFiles.doing(
            "link",
            100,
            () -> {
              throw new FileFault(FileFault.Reason.TOO_MANY_LINKS);
            });

    Outcome _ = run("--hardlink", files).isClean();

    assertThat(inodesOfCopies()).hasSize(2);
    undo();
    assertThat(inodesOfCopies()).hasSize(COPIES);
  }

  @Test
  void cutShortInTheSecondBatchItComesBack() throws IOException {
    pairs();
    FaultyFiles files = FaultyFiles.stoppingBehind("rename", IN_THE_SECOND_BATCH);

    Outcome _ = dupes().through(files.access()).with(words("--hardlink"));

    assertThat(files.isGone()).isTrue();
    undo();
    assertThat(linkedPairs()).isEmpty();
    assertThat(TreeState.of(tree.at("in")).contents())
        .hasSize(PAIRS + 1); // those of the super class
    noLitter();
  }
}
