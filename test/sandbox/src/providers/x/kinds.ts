import { z } from 'zod';
import { CitizenMessageError } from '../../core/citizen-message-error.js';

/**
 * How a citizen writes. `mention`: a post that names us. `reply`: an answer to a post. `quote`: a post that shows one.
 * `retweet`: somebody's post once more, without words of one's own. `dm`: to us alone. `chat`: to us alone, encrypted.
 */
const kinds = ['mention', 'reply', 'quote', 'retweet', 'dm', 'chat'] as const;

/** The name of a way to write. */
export type Kind = (typeof kinds)[number];

/** The way that was asked for; the usual one is a mention. Throws CitizenMessageError for one there is not. */
export function kindOf(kind: string | undefined): Kind {
  const chosen = kind === undefined ? 'mention' : kinds.find((each) => each === kind);
  if (chosen === undefined) throw new CitizenMessageError(`kind must be, on x, one of: ${kinds.join(', ')}`);
  return chosen;
}

const postId = z.string().regex(/^\d{1,19}$/, 'must be digits');
const count = z.int().min(0);

const extrasSchema = z.strictObject({
  /** The post that is answered, quoted or repeated; without it our newest, for an answer our newest to this citizen. */
  post: postId.optional(),
  /** The earlier version of which this is a later one. */
  edits: postId.optional(),
  isProtected: z.boolean().optional(),
  followers: count.optional(),
  metrics: z
    .strictObject({ likes: count, replies: count, reposts: count, quotes: count, views: count })
    .partial()
    .default({}),
  /** `poll`: nobody is told, as when X loses an event; whoever asks finds it. */
  tells: z.enum(['webhook', 'poll']).default('webhook'),
  /** A merge patch over the payload of the event. */
  patch: z.record(z.string(), z.unknown()).default({}),
});

/** What a message is to be like, beside its words. */
export type Extras = z.output<typeof extrasSchema>;

/** Reads `extraParams`. Throws CitizenMessageError, naming every wrong one. */
export function readExtras(given: Readonly<Record<string, unknown>> = {}): Extras {
  const { data, error } = extrasSchema.safeParse(given);
  if (data !== undefined) return data;
  const wrong = error.issues.map(({ path, message }) => `extraParams ${path.join('.')}: ${message}`);
  throw new CitizenMessageError(wrong.join('; '));
}
