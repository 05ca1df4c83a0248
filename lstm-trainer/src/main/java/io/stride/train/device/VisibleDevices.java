package io.stride.train.device;

import io.stride.walk.error.InvalidSettingException;
import java.util.List;
import java.util.stream.Stream;

/**
 * From the addresses that Spark hands out to the numbers that CUDA counts by. Without
 * CUDA_VISIBLE_DEVICES, which neither YARN nor a standalone cluster sets, an address is a number
 * (if CUDA_DEVICE_ORDER=PCI_BUS_ID, or CUDA sorts by speed and nvidia-smi by slot). With it, CUDA
 * sees the listed devices only, and numbers them from 0 in the order of the list.
 *
 * @param listed what CUDA_VISIBLE_DEVICES lists, indices or UUIDs; empty: it isn't set
 */
record VisibleDevices(List<String> listed) {
  private static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

  /** The devices that this process sees. */
  static VisibleDevices ofProcess() {
    return parse(System.getenv(VARIABLE));
  }

  /** Reads a list of indices or UUIDs; null if the variable isn't set. */
  static VisibleDevices parse(String variable) {
    if (variable == null) {
      return new VisibleDevices(List.of());
    }
    List<String> entries = Stream.of(variable.split(",", -1)).map(String::strip).toList();
    return new VisibleDevices(entries);
  }

  /**
   * The device's number for CUDA.
   *
   * @throws InvalidSettingException if the process can't see that device
   */
  int number(String address) {
    if (listed.isEmpty()) {
      if (address.matches("[0-9]{1,4}")) {
        return Integer.parseInt(address);
      }
      throw refused(address, "a device number, as conf/gpu/discover.sh prints them");
    }
    int number = listed.indexOf(address);
    if (number < 0) {
      throw refused(address, "one of " + VARIABLE + "=" + String.join(",", listed));
    }
    return number;
  }

  private static InvalidSettingException refused(String address, String allowed) {
    return new InvalidSettingException(
        "the GPU address of a task", address, allowed, "see the discovery script");
  }
}
