package io.stride.jobs.linkprediction;

import static io.stride.walk.error.InvalidSettingException.require;

import io.stride.jobs.config.StrideConfig;
import io.stride.jobs.embed.EmbedSettings;
import io.stride.jobs.embed.PipelineConfig;
import io.stride.jobs.embed.PipelineSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The vectors that a result is compared with.
 *
 * @param kinds each at most once, in the order of the report
 */
public record LinkBaselines(List<LinkBaseline> kinds) {
  private static final String KEY = "link-prediction.baselines";

  /**
   * Copies the list.
   *
   * @throws io.stride.walk.error.InvalidSettingException if one is there twice
   */
  public LinkBaselines {
    kinds = List.copyOf(kinds);
    require(
        new HashSet<>(kinds).size() == kinds.size(),
        KEY,
        titles(kinds),
        "without repetition",
        "each is made once");
  }

  /**
   * Reads them.
   *
   * @param pipeline how the vectors in question are made
   * @throws io.stride.walk.error.InvalidSettingException if a name is none, is there twice, or
   *     makes no sense beside these vectors
   */
  public static LinkBaselines read(StrideConfig config, PipelineSettings pipeline) {
    LinkBaselines read = new LinkBaselines(config.choices(KEY, LinkBaseline.class));
    if (pipeline.node2vec()) {
      read.refuse(LinkBaseline.UNTRAINED, "there is no network");
      read.refuse(LinkBaseline.NODE2VEC, "these are the vectors that are tested");
    }
    return read;
  }

  /** Further settings by which the graph is embedded for them, for a look at the memory. */
  List<PipelineSettings> pipelines(EmbedSettings settings) {
    List<PipelineSettings> further = new ArrayList<>();
    if (kinds.contains(LinkBaseline.NODE2VEC)) {
      further.add(PipelineConfig.node2vec(settings.config()));
    }
    if (settings.pipeline().node2vec() && !kinds.isEmpty()) {
      further.add(settings.pipeline().withoutSkipGram());
    }
    return further;
  }

  private void refuse(LinkBaseline kind, String reason) {
    require(
        !kinds.contains(kind),
        KEY,
        titles(kinds),
        "without " + kind.title() + " with model.type = node2vec",
        reason);
  }

  private static List<String> titles(List<LinkBaseline> kinds) {
    return kinds.stream().map(LinkBaseline::title).toList();
  }
}
