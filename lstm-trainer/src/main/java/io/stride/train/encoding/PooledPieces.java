package io.stride.train.encoding;

import java.util.Collections;
import java.util.Iterator;
import scala.Tuple2;

/** Pulls walks through the encoder and hands on the sums whenever the pooling is full. */
final class PooledPieces implements Iterator<Tuple2<Integer, PooledLatent>> {
  private final Iterator<int[]> walks;
  private final PieceEncoder encoder;
  private final LatentPooling pooling;
  private Iterator<Tuple2<Integer, PooledLatent>> ready = Collections.emptyIterator();

  PooledPieces(int partition, Iterator<int[]> walks, PieceEncoder encoder, int capacity) {
    this.walks = walks;
    this.encoder = encoder;
    this.pooling = new LatentPooling(partition, capacity);
  }

  @Override
  public boolean hasNext() {
    if (!ready.hasNext() && walks.hasNext()) {
      while (walks.hasNext() && !pooling.full()) {
        encoder.encode(walks, pooling);
      }
      ready = pooling.take().iterator();
    }
    return ready.hasNext();
  }

  @Override
  public Tuple2<Integer, PooledLatent> next() {
    return ready.next();
  }
}
