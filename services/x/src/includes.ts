import type { z } from 'zod';
import { includesSchema, mediaSchema, postSchema, userSchema } from './payload.js';

/** A post as it was read. */
export type Post = z.output<typeof postSchema>;
/** Somebody, as they were read. */
export type User = z.output<typeof userSchema>;
/** A file, as it was read. */
export type Media = z.output<typeof mediaSchema>;

/** What was told beside a post. What cannot be read in it is not there. */
export interface Includes {
  user(id: string | undefined): User | undefined;
  post(id: string | undefined): Post | undefined;
  media(key: string): Media | undefined;
}

/** Reads what was told beside a post; some events wrap each in `data`, some do not. */
export function readIncludes(raw: unknown): Includes {
  const { users = [], tweets = [], media = [] } = includesSchema.safeParse(raw).data ?? {};
  const byId = index(users, userSchema, ({ id }) => id);
  const posts = index(tweets, postSchema, ({ id }) => id);
  const files = index(media, mediaSchema, ({ media_key: key }) => key);
  return {
    user: (id) => (id === undefined ? undefined : byId.get(id)),
    post: (id) => (id === undefined ? undefined : posts.get(id)),
    media: (key) => files.get(key),
  };
}

function index<Schema extends z.ZodType>(
  list: readonly unknown[],
  schema: Schema,
  keyOf: (item: z.output<Schema>) => string,
): ReadonlyMap<string, z.output<Schema>> {
  const items = list.flatMap((raw) => {
    const item = schema.safeParse(unwrapped(raw)).data;
    return item === undefined ? [] : [item];
  });
  return new Map(items.map((item) => [keyOf(item), item]));
}

/** https://docs.x.com/x-api/activity/event-payloads, `post.delete` */
export function unwrapped(raw: unknown): unknown {
  const isWrapped = typeof raw === 'object' && raw !== null && 'data' in raw && !('id' in raw);
  return isWrapped ? raw.data : raw;
}
