package io.stride.jobs.walks;

/** The rows of the table of walks, one class per type of id, as Spark's bean encoder wants them. */
public final class WalkBeans {
  private WalkBeans() {}

  /** What the rows have in common; a path's first node is its start. */
  public abstract static class AnyWalk {
    private final int number;

    AnyWalk(int number) {
      this.number = number;
    }

    /** The walk's number at its start. */
    public int getWalk() {
      return number;
    }
  }

  /** A row with 32-bit ids. */
  public static final class IntWalk extends AnyWalk {
    private final int[] path;

    IntWalk(int number, int[] path) {
      super(number);
      this.path = path;
    }

    /** The start. */
    public int getNode() {
      return path[0];
    }

    /** All nodes. */
    public int[] getPath() {
      return path;
    }
  }

  /** A row with 64-bit ids. */
  public static final class LongWalk extends AnyWalk {
    private final long[] path;

    LongWalk(int number, long[] path) {
      super(number);
      this.path = path;
    }

    /** The start. */
    public long getNode() {
      return path[0];
    }

    /** All nodes. */
    public long[] getPath() {
      return path;
    }
  }

  /** A row with texts as ids. */
  public static final class TextWalk extends AnyWalk {
    private final String[] path;

    TextWalk(int number, String[] path) {
      super(number);
      this.path = path;
    }

    /** The start. */
    public String getNode() {
      return path[0];
    }

    /** All nodes. */
    public String[] getPath() {
      return path;
    }
  }
}
