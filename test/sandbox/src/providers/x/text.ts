import twitterText from 'twitter-text';

/** Whether X would take this much text: 280 in its own weights, and not none. */
export function isTextAccepted(text: string): boolean {
  return twitterText.parseTweet(text).valid;
}

/** Whether there is a link in it, which costs more. */
export function hasLink(text: string): boolean {
  return twitterText.extractUrls(text).length > 0;
}

/** The names after an @, without it. */
export function namesIn(text: string): readonly string[] {
  return twitterText.extractMentions(text);
}

/** A name, a link or a keyword in a text, with its place in characters as X counts them: by code points. */
export interface TextEntity {
  readonly start: number;
  readonly end: number;
  readonly kind: 'mention' | 'hashtag' | 'url';
  readonly value: string;
}

/** All of a text, in order. */
export function entitiesIn(text: string): readonly TextEntity[] {
  const found = twitterText.extractEntitiesWithIndices(text);
  twitterText.modifyIndicesFromUTF16ToUnicode(text, found);
  return found.flatMap((entity): TextEntity[] => {
    const [start, end] = entity.indices;
    if ('screenName' in entity) return [{ start, end, kind: 'mention', value: entity.screenName }];
    if ('hashtag' in entity) return [{ start, end, kind: 'hashtag', value: entity.hashtag }];
    return 'url' in entity ? [{ start, end, kind: 'url', value: entity.url }] : [];
  });
}

/** Length as X counts it: code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** Above this a post is long, and `text` holds only its beginning. */
export const maxShort = 280;

/** The beginning of a long post, as old readers are shown it. */
export function shortened(text: string): string {
  const points = [...text];
  return points.length <= maxShort ? text : `${points.slice(0, maxShort - 1).join('')}…`;
}
