package io.stride.train.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.stride.train.model.AutoencoderSettings;
import io.stride.train.testing.LocalWalks;
import io.stride.train.testing.TestGraphs;
import io.stride.train.testing.TinyModels;
import io.stride.walk.sampling.WalkSettings;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Changes each component of each settings record in turn, those of later versions too. */
class TrainingIdentityTest {
  /** Changing these takes a training further or has no effect on what it does. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "maxMinutes", "checkpoints.everyRounds", "checkpoints.everyMinutes", "checkpoints.keep");

  private static final AutoencoderSettings MODEL =
      new AutoencoderSettings(8, 8, false, TinyModels.adam().updater(), 5, 11);
  private static final TrainingSettings TRAINING =
      Trainings.with(
          Trainings.with(
              Trainings.SETTINGS,
              new LearningRateSchedule(LearningRateSchedule.Decay.LINEAR, 0.1, 0.5)),
          new EarlyStopping(EarlyStopping.Mode.PATIENCE, 3, 0.1, 2));
  private static final WalkSettings WALKS = new WalkSettings(8, 3, 1, 1, 3);

  @Test
  @DisplayName("No setting of the network, of training or of walks is forgotten")
  void nothingIsForgotten() throws ReflectiveOperationException {
    Map<String, String> same = identity(MODEL, TRAINING, WALKS);
    assertThat(identity(MODEL, TRAINING, WALKS)).isEqualTo(same);
    List<Variant> models = variants(MODEL, "");
    assertThat(models).hasSizeGreaterThan(10);
    for (Variant model : models) {
      assertThat(identity((AutoencoderSettings) model.changed, TRAINING, WALKS))
          .as(model.path)
          .isNotEqualTo(same);
    }
    List<Variant> walks = variants(WALKS, "");
    assertThat(walks).hasSize(7);
    for (Variant walk : walks) {
      assertThat(identity(MODEL, TRAINING, (WalkSettings) walk.changed))
          .as(walk.path)
          .isNotEqualTo(same);
    }
    List<Variant> trainings = variants(TRAINING, "");
    assertThat(trainings.stream().map(variant -> variant.path)).containsAll(WITHOUT_EFFECT);
    for (Variant training : trainings) {
      boolean equal = identity(MODEL, (TrainingSettings) training.changed, WALKS).equals(same);
      assertThat(equal).as(training.path).isEqualTo(WITHOUT_EFFECT.contains(training.path));
    }
  }

  private static Map<String, String> identity(
      AutoencoderSettings model, TrainingSettings training, WalkSettings walks) {
    return TrainingIdentity.of(
        model,
        training,
        new LocalWalks(TestGraphs.karate(), walks),
        training.averaging().partitions(),
        Map.of("the graph", "karate"));
  }

  /** The record with one component changed at a time, inner records' ones too. */
  private static List<Variant> variants(Record origin, String prefix)
      throws ReflectiveOperationException {
    RecordComponent[] components = origin.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      components[i].getAccessor().setAccessible(true);
      values[i] = components[i].getAccessor().invoke(origin);
    }
    List<Variant> variants = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      String path = prefix + components[i].getName();
      List<Variant> inner =
          values[i] instanceof Record record
              ? variants(record, path + ".")
              : List.of(new Variant(path, changed(values[i])));
      for (Variant one : inner) {
        Object[] others = values.clone();
        others[i] = one.changed;
        variants.add(new Variant(one.path, create(origin.getClass(), components, others)));
      }
    }
    return variants;
  }

  private static Object create(Class<?> type, RecordComponent[] components, Object[] values)
      throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types).newInstance(values);
  }

  /** Another value that is in range. */
  private static Object changed(Object value) {
    if (value instanceof Integer number) {
      return number + 1;
    }
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof Double number) {
      return number == 0 ? 0.25 : number * 1.5;
    }
    if (value instanceof Boolean flag) {
      return !flag;
    }
    if (value instanceof List<?>) {
      return List.of(5);
    }
    return Arrays.stream(value.getClass().getEnumConstants())
        .filter(constant -> constant != value)
        .findFirst()
        .orElseThrow();
  }

  private record Variant(String path, Object changed) {}
}
