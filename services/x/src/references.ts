import type { Post } from './includes.js';
import { referenceSchema } from './payload.js';

/** Ids of the posts that one is about. */
export interface References {
  readonly repliedTo?: string;
  readonly quoted?: string;
  /** It repeats this one and says nothing itself. */
  readonly reposted?: string;
}

/** Which posts this one answers, quotes or repeats. */
export function readReferences({ referenced_tweets: raw = [] }: Post): References {
  const found = raw.flatMap((reference) => referenceSchema.safeParse(reference).data ?? []);
  const idOf = (type: string) => found.find((reference) => reference.type === type)?.id;
  const [repliedTo, quoted, reposted] = [idOf('replied_to'), idOf('quoted'), idOf('retweeted')];
  return {
    ...(repliedTo !== undefined && { repliedTo }),
    ...(quoted !== undefined && { quoted }),
    ...(reposted !== undefined && { reposted }),
  };
}
