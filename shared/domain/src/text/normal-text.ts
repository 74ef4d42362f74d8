/** A piece of `NormalText.text`, in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One word of a message, and where it stands in `NormalText.text`. */
export interface Token extends Span {
  /** As it was written. */
  readonly raw: string;
  /**
   * As the rules read it: lower case, without accents, in dictionary form (`gk` is `tidak`). Never empty; holds a
   * space where one written word stands for two (`dijalan` is `di jalan`).
   */
  readonly normal: string;
}

/** A message as rules read it. */
export interface NormalText {
  /** What was written, cleaned of what a reader does not see; at most 2,000 UTF-16 units, without lone surrogates. */
  readonly text: string;
  /** In the order of the text, without overlap. */
  readonly tokens: readonly Token[];
  /** All `normal` forms, split at their spaces. */
  readonly words: readonly string[];
}
