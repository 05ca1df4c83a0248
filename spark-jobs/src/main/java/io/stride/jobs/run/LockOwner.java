package io.stride.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a lock file says.
 *
 * @param token different for every acquisition
 * @param process who holds it
 * @param job what it is doing
 * @param since when it was taken, ISO 8601
 */
record LockOwner(String token, ProcessIdentity process, String job, String since) {

  /** This process, taking a lock now. */
  static LockOwner now(String job) {
    return new LockOwner(
        UUID.randomUUID().toString(), ProcessIdentity.current(), job, Instant.now().toString());
  }

  String toJson() {
    return Json.write(this);
  }

  /** Empty if the text is not (yet) a whole lock. */
  static Optional<LockOwner> parse(String text) {
    try {
      return Optional.ofNullable(Json.mapper().readValue(text, LockOwner.class))
          .filter(owner -> owner.token() != null && owner.process() != null);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Who holds it and since when. */
  String describe() {
    return job + " on " + process.host() + " (process " + process.pid() + ") since " + since;
  }
}
