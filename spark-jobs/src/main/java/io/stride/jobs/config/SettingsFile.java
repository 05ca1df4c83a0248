package io.stride.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import io.stride.walk.error.InvalidSettingException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads the file of {@code --config}. A path without a scheme is a file of this machine if there is
 * one, else it is looked up on the default file system, as Spark does with all paths.
 */
final class SettingsFile {
  private SettingsFile() {}

  /**
   * The file's content, substitutions not yet resolved. The end of the name tells the syntax:
   * {@code .json}, {@code .properties}, anything else is HOCON.
   *
   * @throws InvalidSettingException if it is missing, unreadable or malformed
   */
  static Config read(String file) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(syntax(file))
            .setAllowMissing(false)
            .setOriginDescription(file);
    try {
      // Not through Hadoop where possible: includes of other files work then.
      return isLocal(file)
          ? ConfigFactory.parseFile(java.nio.file.Path.of(file).toFile(), options)
          : parseRemote(file, options);
    } catch (ConfigException e) {
      throw malformed(file, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidSettingException(
          "--config " + file + " cannot be read: " + firstLine(e.getMessage()));
    }
  }

  /** The refusal of a file that does not parse or resolve; names the line where it is known. */
  static InvalidSettingException malformed(String file, ConfigException e) {
    int line = e.origin() == null ? -1 : e.origin().lineNumber();
    String where = "--config " + file + (line > 0 ? ", line " + line : "");
    String description = e.origin() == null ? "" : e.origin().description() + ": ";
    String message = e.getMessage().replace(description, "");
    return new InvalidSettingException(where + ": " + firstLine(message));
  }

  private static boolean isLocal(String file) {
    return !file.contains("://") && Files.isRegularFile(java.nio.file.Path.of(file));
  }

  private static Config parseRemote(String file, ConfigParseOptions options) throws IOException {
    Path path = new Path(file);
    FileSystem fs = path.getFileSystem(HadoopSettings.current());
    if (!fs.exists(path)) {
      throw new IOException("there is no such file");
    }
    if (!fs.getFileStatus(path).isFile()) {
      throw new IOException("it is not a file");
    }
    try (Reader reader = new InputStreamReader(fs.open(path), StandardCharsets.UTF_8)) {
      return ConfigFactory.parseReader(reader, options);
    }
  }

  private static ConfigSyntax syntax(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return ConfigSyntax.JSON;
    }
    return name.endsWith(".properties") ? ConfigSyntax.PROPERTIES : ConfigSyntax.CONF;
  }

  private static String firstLine(String message) {
    return message == null ? "unknown reason" : message.lines().findFirst().orElse("");
  }
}
