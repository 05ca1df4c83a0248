package io.stride.jobs.estimate;

import io.stride.walk.engine.ByteSize;
import io.stride.walk.engine.MemoryPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A part and what it consists of as lines of text, sizes in one column. */
final class MemoryTree {
  private static final int NAME = 50;
  private static final int SIZE = 10;

  private MemoryTree() {}

  /** One line a part. */
  static List<String> lines(MemoryPart part) {
    List<String> lines = new ArrayList<>();
    add(lines, part, "", "");
    return lines;
  }

  private static void add(List<String> lines, MemoryPart part, String own, String below) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%-" + NAME + "s%" + SIZE + "s",
            own + part.name(),
            ByteSize.text(part.bytes())));
    for (int i = 0; i < part.parts().size(); i++) {
      boolean last = i == part.parts().size() - 1;
      add(
          lines,
          part.parts().get(i),
          below + (last ? "└─ " : "├─ "),
          below + (last ? "   " : "│  "));
    }
  }
}
