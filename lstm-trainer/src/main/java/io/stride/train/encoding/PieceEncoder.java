package io.stride.train.encoding;

import io.stride.train.batch.PieceBatch;
import io.stride.train.batch.WalkPieces;
import io.stride.train.device.NativeMemoryException;
import io.stride.train.features.FeatureRows;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/** Encodes walks batch by batch. */
final class PieceEncoder {
  private final PieceVectors vectors;
  private final FeatureRows features;
  private final EncodingSettings settings;
  private final IntPredicate wanted;
  private long walk;

  PieceEncoder(
      EncodingSettings settings, NodeSelection nodes, PieceVectors vectors, FeatureRows features) {
    this.settings = settings;
    this.wanted = nodes.members();
    this.vectors = vectors;
    this.features = features;
  }

  /** Encodes the pieces of the next walks and adds their latents up. */
  void encode(Iterator<int[]> walks, LatentPooling pooling) {
    WalkPieces pieces = new WalkPieces(settings.pieceLength(), 1, wanted);
    LongStream.Builder owners = LongStream.builder();
    while (walks.hasNext() && pieces.count() < settings.batchSize()) {
      int before = pieces.count();
      pieces.add(walks.next());
      for (int i = before; i < pieces.count(); i++) {
        owners.add(walk);
      }
      walk++;
    }
    if (pieces.count() == 0) {
      return;
    }
    PieceBatch batch = pieces.take(pieces.count());
    pool(batch, owners.build().toArray(), pooling);
  }

  private void pool(PieceBatch batch, long[] owners, LatentPooling pooling) {
    float[] latents = NativeMemoryException.guard(() -> vectors.of(batch, features));
    int size = latents.length / batch.count();
    for (int piece = 0; piece < batch.count(); piece++) {
      int[] members = Arrays.stream(batch.piece(piece)).filter(wanted).toArray();
      pooling.add(members, owners[piece], latents, piece * size, size);
    }
  }
}
