package fieldkit.newpost.engine;

/** Whether a post's slug is also said by a field {@code slug}. */
public enum SlugKey {
  /** The file's name says it. */
  NEVER,
  /** Only one that is not made of the title. */
  WHEN_GIVEN,
  /** Always: the engine would make another one of the title. */
  ALWAYS
}
