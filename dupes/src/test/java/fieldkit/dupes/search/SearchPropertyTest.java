package fieldkit.dupes.search;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.scan.EntryFilter;
import fieldkit.dupes.scan.FileTable;
import fieldkit.dupes.scan.RootResolver;
import fieldkit.dupes.scan.ScanRequest;
import fieldkit.dupes.scan.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random trees of real files, with hard links, against an oracle that compares all pairs. */
class SearchPropertyTest {
  private static final int SEEDS_A_BATCH = 40;
  private static final int[] SIZES = {
    1, 511, 512, 513, 1024, 1025, 16384, 16385, 70_000, 1_050_000
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void everyGroupIsFoundAndNoWrongOne(int batch) throws IOException {
    for (int i = 0; i < SEEDS_A_BATCH; i++) {
      int seed = batch * SEEDS_A_BATCH + i;
      Path tree = Files.createDirectory(folder.resolve("tree-" + seed));
      SplittableRandom random = new SplittableRandom(seed);
      grow(tree, random);

      Set<Set<String>> expected = oracle(tree);
      for (DeviceKind device : List.of(DeviceKind.SOLID_STATE, DeviceKind.SPINNING)) {
        assertThat(search(tree, random, device))
            .as("groups, seed %d, %s", seed, device)
            .isEqualTo(expected);
      }
    }
  }

  private static void grow(Path tree, SplittableRandom random) throws IOException {
    List<Path> files = new ArrayList<>();
    Map<Integer, List<byte[]>> contents = new HashMap<>();
    int count = 3 + random.nextInt(20);
    int sizes = 1 + random.nextInt(3);
    int firstSize = random.nextInt(SIZES.length);
    for (int i = 0; i < count; i++) {
      Path below = Files.createDirectories(tree.resolve("d" + random.nextInt(3)));
      Path file = below.resolve("f" + i);
      if (!files.isEmpty() && random.nextInt(8) == 0) {
        Files.createLink(file, files.get(random.nextInt(files.size())));
      } else {
        int size = SIZES[(firstSize + random.nextInt(sizes)) % SIZES.length];
        Files.write(
            file, content(contents.computeIfAbsent(size, _ -> new ArrayList<>()), size, random));
      }
      files.add(file);
    }
  }

  private static byte[] content(List<byte[]> known, int size, SplittableRandom random) {
    byte[] bytes;
    if (known.isEmpty() || random.nextInt(5) == 0) {
      bytes = new byte[size];
      random.nextBytes(bytes);
    } else {
      bytes = known.get(random.nextInt(known.size())).clone();
      if (random.nextInt(3) == 0) {
        bytes[random.nextInt(size)] ^= 1;
      }
    }
    known.add(bytes);
    return bytes;
  }

  /** The groups' paths, each group's hard links being one of their names. */
  private static Set<Set<String>> oracle(Path tree) throws IOException {
    List<Path> files;
    try (var all = Files.walk(tree)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    List<Path> distinct = new ArrayList<>();
    Set<Object> inodes = new HashSet<>();
    for (Path file : files) {
      if (inodes.add(Files.getAttribute(file, "unix:ino"))) {
        distinct.add(file);
      }
    }
    Set<Set<String>> groups = new HashSet<>();
    for (Path file : distinct) {
      byte[] bytes = Files.readAllBytes(file);
      Set<String> group = new TreeSet<>();
      for (Path other : distinct) {
        if (Arrays.equals(bytes, Files.readAllBytes(other))) {
          group.add(other.toString());
        }
      }
      if (group.size() > 1) {
        groups.add(group);
      }
    }
    return groups;
  }

  private static Set<Set<String>> search(Path tree, SplittableRandom random, DeviceKind device) {
    FileAccess files = FileAccess.ofThisSystem();
    ScanRequest request =
        new ScanRequest(
            new RootResolver(files, false, SearchPropertyTest::unexpected)
                .resolve(List.of(RawPath.ofText(tree.toString()))),
            Integer.MAX_VALUE,
            false,
            false,
            false,
            EntryFilter.everything());
    FileTable table =
        new Scanner(files, request, SearchPropertyTest::unexpected, () -> false).scan();
    SearchLimits limits = new SearchLimits(64 << 10, 3, 1 + random.nextInt(3));
    SearchResult result =
        new DuplicateSearch(
                files,
                table,
                MatchRules.plain(),
                limits,
                (why, file) -> unexpected(table.path(file), String.valueOf(why.getMessage())),
                () -> false,
                null)
            .run(device);
    Set<Set<String>> groups = new HashSet<>();
    for (DuplicateGroup group : result.groups()) {
      Set<String> paths = new TreeSet<>();
      group.copies().forEach(copy -> paths.add(table.path(copy.first()).text()));
      groups.add(paths);
    }
    return groups;
  }

  private static void unexpected(RawPath path, String what) {
    throw new AssertionError(path + ": " + what);
  }
}
