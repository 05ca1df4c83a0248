package io.stride.walk.graph;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides passwords and the like in what is stored or printed. An option is secret if its key says so
 * (the idea of Spark's {@code spark.redaction.regex}); in addresses, the user before the host and
 * secret parameters are.
 */
public final class Secrets {
  private static final String SHOWN = "(redacted)";
  private static final String NAMES =
      "(?:password|passwd|passphrase|pwd|secret|token|key|credential|signature)";
  private static final Pattern SECRET_KEY = Pattern.compile("(?i).*" + NAMES + ".*");
  private static final Pattern ADDRESS = Pattern.compile("(?is).*(?:jdbc:|://).*");
  private static final Pattern USER = Pattern.compile("(?<=//)[^/@\\s]*@");
  // A password may hold slashes and at signs, and Oracle's drivers want no slashes before the user.
  private static final Pattern DATABASE_USER =
      Pattern.compile("(?i)(?<=//|:thin:|:oci:|:oci8:)[^?;\\s]*@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([^?&;,(\\s]*" + NAMES + "[^=?&;,\\s]*=)[^&;,)\\s]*");

  private Secrets() {}

  /** The options with the values hidden that are secret or hold something secret. */
  public static Map<String, String> hidden(Map<String, String> options) {
    Map<String, String> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    options.forEach((key, value) -> shown.put(key, hidden(key, value)));
    return Collections.unmodifiableMap(shown);
  }

  /** Text without the users and the secret parameters of addresses in it. */
  public static String hiddenInUrl(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return text;
    }
    boolean database = text.toLowerCase(Locale.ROOT).contains("jdbc:");
    String hosts = (database ? DATABASE_USER : USER).matcher(text).replaceAll(SHOWN + "@");
    return PARAMETER.matcher(hosts).replaceAll("$1" + SHOWN);
  }

  /** {@code message}, which some driver wrote, without the secrets of {@code options}. */
  static String hiddenIn(String message, Map<String, String> options) {
    String shown = message;
    for (Map.Entry<String, String> option : options.entrySet()) {
      String value = option.getValue();
      String hidden = hidden(option.getKey(), value);
      if (!value.isEmpty() && !hidden.equals(value)) {
        // Whole words only: a password "a" does not make every a unreadable.
        String word = "(?<![A-Za-z0-9])" + Pattern.quote(value) + "(?![A-Za-z0-9])";
        shown = shown.replaceAll(word, Matcher.quoteReplacement(hidden));
      }
    }
    return hiddenInUrl(shown);
  }

  private static String hidden(String key, String value) {
    return SECRET_KEY.matcher(key).matches() ? SHOWN : hiddenInUrl(value);
  }
}
