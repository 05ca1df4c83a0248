package io.stride.jobs.cli;

import io.stride.jobs.config.KeySuggestion;
import java.util.Collection;
import java.util.LinkedHashSet;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with the arguments, and which were perhaps meant. */
final class ArgumentErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().name();
    command.getErr().println(name + ": " + message(failure) + " See " + help(command));
    command.getErr().flush();
    return ExitCode.BAD_SETTING.code();
  }

  private static String message(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatchedMessage(unmatched);
    }
    return Causes.oneLine(failure) + ".";
  }

  private static String unmatchedMessage(UnmatchedArgumentException failure) {
    CommandLine command = failure.getCommandLine();
    String argument = failure.getUnmatched().get(0);
    if (argument.startsWith("-")) {
      return "unknown option " + argument + suggestion(nameOf(argument), options(command));
    }
    boolean root = !command.getSubcommands().isEmpty();
    return root
        ? "unknown job " + argument + suggestion(argument, command.getSubcommands().keySet())
        : "unexpected argument " + argument + ".";
  }

  private static String suggestion(String wrong, Collection<String> names) {
    return KeySuggestion.nearest(wrong, names)
        .map(near -> "; did you mean " + near + "?")
        .orElse(".");
  }

  private static String nameOf(String argument) {
    int equals = argument.indexOf('=');
    return equals < 0 ? argument : argument.substring(0, equals);
  }

  private static Collection<String> options(CommandLine command) {
    return new LinkedHashSet<>(command.getCommandSpec().optionsMap().keySet());
  }

  private static String help(CommandLine command) {
    CommandLine parent = command.getParent();
    String job = parent == null ? "" : " " + command.getCommandName();
    return "stride" + job + " --help";
  }
}
