package io.stride.train.kernel;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * Copies the settings of Deeplearning4j's layers into our subclasses of them: the constructors that
 * take a stock builder are private.
 */
final class SettingsCopy {
  private SettingsCopy() {}

  /** Copies all fields that {@code type} and its superclasses declare. */
  static <T> void copy(Class<T> type, T from, T to) {
    for (Class<?> declaring = type; declaring != Object.class; ) {
      for (Field field : declaring.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          copy(field, from, to);
        }
      }
      declaring = declaring.getSuperclass();
    }
  }

  private static void copy(Field field, Object from, Object to) {
    try {
      field.setAccessible(true);
      field.set(to, field.get(from));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot copy " + field, e);
    }
  }
}
