package io.stride.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.Pointer;

/**
 * Training steps of the network, in turn with the stock layers', PyTorch's and a large matrix
 * product: {@code LayerBenchmark PYTHON MINIBATCHES SHAPE...}. PYTHON is an interpreter with torch,
 * or {@code none}; with {@code memory} in its place, memory is followed over MINIBATCHES steps
 * instead.
 */
public final class LayerBenchmark {
  private static final int REPETITIONS = 5;

  /** Minibatches that steps take turns with. */
  static final int DISTINCT = 8;

  private final LayerShape shape;
  private final TimedNetwork network;

  private LayerBenchmark(LayerShape shape) throws IOException {
    this.shape = shape;
    this.network = shape.classes() == 0 ? new ProductNetwork(shape) : SoftmaxSteps.ours(shape);
  }

  /** Runs the benchmark; see the class. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Arguments arguments = Arguments.of(args);
    String python = arguments.text(0, "none");
    int count = Integer.parseInt(arguments.text(1, "20"));
    for (int i = 2; i < Math.max(3, arguments.words().size()); i++) {
      LayerBenchmark benchmark = new LayerBenchmark(LayerShape.of(arguments.text(i, "a")));
      if (python.equals("memory")) {
        benchmark.followMemory(count);
      } else {
        benchmark.compare(python, count);
      }
    }
  }

  private void compare(String python, int count) throws IOException, InterruptedException {
    train(network, 3 * count);
    TimedNetwork stock = shape.classes() == 0 ? new StockNetwork(shape) : SoftmaxSteps.stock(shape);
    train(stock, 2);
    List<Double> stocks = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> peaks = new ArrayList<>();
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      ours.add(train(network, count));
      stocks.add(train(stock, Math.max(1, count / 4)));
      peaks.add(MatrixProductPeak.gigaflopsPerSecond());
      TorchRun.milliseconds(python, shape, count).ifPresent(theirs::add);
    }
    double work =
        LongStream.range(0, DISTINCT)
            .mapToDouble(seed -> shape.gigaflops(shape.minibatch(seed)))
            .average()
            .orElseThrow();
    double rate = work / median(ours) * 1e3;
    Output.print(
        "%s: %.1f ms CPU a minibatch, %.1f GFLOP/s, %.0f %% of the product's %.1f",
        shape.name(), median(ours), rate, 100 * rate / median(peaks), median(peaks));
    Output.print(
        "%s: stock layers of Deeplearning4j %.1f ms, ours / stock %.2f",
        shape.name(), median(stocks), median(ours) / median(stocks));
    if (theirs.isEmpty()) {
      Output.print("%s: PyTorch skipped: %s has no torch", shape.name(), python);
    } else {
      Output.print(
          "%s: PyTorch %.1f ms, ours / PyTorch %.2f",
          shape.name(), median(theirs), median(ours) / median(theirs));
    }
  }

  /** Milliseconds of the process's CPU time for each of {@code count} training steps. */
  private static double train(TimedNetwork network, int count) {
    long begun = processCpuTime();
    for (int i = 0; i < count; i++) {
      network.step(i % DISTINCT);
    }
    return (processCpuTime() - begun) / 1e6 / count;
  }

  private static long processCpuTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void followMemory(int count) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    train(network, 10 * DISTINCT);
    int share = count / 10;
    for (int tenth = 1; tenth <= 10; tenth++) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      train(network, share);
      long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      Output.print(
          "%s: after %d minibatches heap %d KiB in use, native %d KiB, process %d MiB;"
              + " %.1f KiB of heap allocated a minibatch",
          shape.name(),
          tenth * share,
          heapInUse() >> 10,
          Pointer.totalBytes() >> 10,
          Pointer.physicalBytes() >> 20,
          allocated / 1024.0 / share);
    }
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
