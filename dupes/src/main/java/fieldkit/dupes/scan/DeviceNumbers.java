package fieldkit.dupes.scan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Small numbers for the few devices that files are on. */
final class DeviceNumbers {
  private final Map<Long, Integer> numbers = new HashMap<>();
  private long[] devices = new long[4];
  private long last = -1;
  private int lastNumber;

  int number(long device) {
    if (numbers.isEmpty() || device != last) {
      last = device;
      lastNumber = numbers.computeIfAbsent(device, this::next);
    }
    return lastNumber;
  }

  private int next(long device) {
    int number = numbers.size();
    if (number == devices.length) {
      devices = Arrays.copyOf(devices, 2 * number);
    }
    devices[number] = device;
    return number;
  }

  LongStream all() {
    return Arrays.stream(devices, 0, numbers.size());
  }

  long device(int number) {
    return devices[number];
  }
}
