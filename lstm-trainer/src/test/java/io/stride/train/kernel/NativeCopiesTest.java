package io.stride.train.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The way for CPUs and the way for every backend read and write the same numbers. */
class NativeCopiesTest {
  private static final float[] NUMBERS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  @Test
  void readsInTheOrderOfMemory() {
    for (char order : new char[] {'c', 'f'}) {
      INDArray array = Nd4j.createUninitialized(new long[] {2, 3, 2}, order);
      NativeCopies.write(NUMBERS, 12, array, 0);
      float[] direct = new float[5];
      float[] general = new float[5];
      NativeCopies.read(array, 4, 5, direct);
      NativeCopies.readAnywhere(array, 4, 5, general);
      assertThat(direct).containsExactly(5, 6, 7, 8, 9);
      assertThat(general).containsExactly(direct);
    }
  }

  @Test
  void writesAPartInTheOrderOfMemory() {
    for (char order : new char[] {'c', 'f'}) {
      INDArray direct = Nd4j.zeros(new long[] {3, 4}, order);
      INDArray general = Nd4j.zeros(new long[] {3, 4}, order);
      NativeCopies.write(NUMBERS, 4, direct, 3);
      NativeCopies.writeAnywhere(NUMBERS, 4, general, 3);
      assertThat(NativeCopies.read(direct)).containsExactly(0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0);
      assertThat(general).isEqualTo(direct);
    }
  }

  @Test
  void aViewBeginsWhereItsNumbersDo() {
    INDArray whole = Nd4j.createFromArray(NUMBERS).reshape(1, 12);
    INDArray view = whole.get(NDArrayIndex.all(), NDArrayIndex.interval(5, 9));
    NativeCopies.writeAnywhere(new float[] {-1, -2}, 2, view, 1);
    assertThat(NativeCopies.read(view)).containsExactly(6, -1, -2, 9);
    float[] general = new float[2];
    NativeCopies.readAnywhere(view, 2, 2, general);
    assertThat(general).containsExactly(-2, 9);
  }

  @Test
  void refusesToLeaveTheArray() {
    INDArray array = Nd4j.zeros(3);
    assertThatThrownBy(() -> NativeCopies.read(array, 2, 2, new float[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> NativeCopies.write(NUMBERS, 4, array, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
