import { z } from 'zod';
import { ifPresent } from './fit.js';

/** Ids are numbers too large for JSON's, and always text. https://docs.x.com/fundamentals/x-ids */
export const xId = z.string().regex(/^[0-9]{1,20}$/);

const list = ifPresent(z.array(z.unknown()));
const shown = ifPresent(z.string().min(1));
const count = ifPresent(z.int().nonnegative());

/**
 * A call of the webhook: one event, or several. Other fields are let through everywhere.
 * https://docs.x.com/x-api/activity/event-payloads
 */
export const callSchema = z.looseObject({ data: z.union([z.array(z.unknown()), z.looseObject({})]) });

/** What stands around a payload. `filter` is what we have subscribed to. */
export const eventSchema = z.looseObject({
  event_type: z.string().min(1).max(100),
  filter: ifPresent(z.looseObject({ user_id: ifPresent(xId) })),
  payload: z.unknown().optional(),
  includes: z.unknown().optional(),
});

/** What belongs to posts and is told beside them; each is read by itself. */
export const includesSchema = z.looseObject({ users: list, tweets: list, media: list });

/** Words that mean something to X, in a post's text. Their places are counted in code points. */
export const entitiesSchema = z.looseObject({ mentions: list, urls: list });

const note = ifPresent(z.looseObject({ text: z.string(), entities: ifPresent(entitiesSchema) }));

/** A post. https://docs.x.com/x-api/fundamentals/data-dictionary */
export const postSchema = z.looseObject({
  id: xId,
  author_id: ifPresent(xId),
  /** Of a long post the beginning: everything is in `note_tweet`. */
  text: ifPresent(z.string()),
  note_tweet: note,
  created_at: z.unknown().optional(),
  lang: shown,
  in_reply_to_user_id: ifPresent(xId),
  referenced_tweets: list,
  edit_history_tweet_ids: ifPresent(z.array(xId)),
  /** Where what is shown begins and ends: before it stand the names of those a reply is to. */
  display_text_range: ifPresent(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
  entities: ifPresent(entitiesSchema),
  attachments: ifPresent(z.looseObject({ media_keys: ifPresent(z.array(z.string())) })),
  public_metrics: ifPresent(
    z.looseObject({
      like_count: count,
      reply_count: count,
      retweet_count: count,
      quote_count: count,
      impression_count: count,
    }),
  ),
  geo: ifPresent(z.looseObject({ coordinates: z.unknown().optional() })),
});

/** A post another one answers, quotes or repeats. */
export const referenceSchema = z.looseObject({ type: z.string(), id: xId });

/** Somebody at X. */
export const userSchema = z.looseObject({
  id: xId,
  username: shown,
  name: shown,
  public_metrics: ifPresent(z.looseObject({ followers_count: count })),
});

/** Somebody who is named in a text. */
export const mentionSchema = z.looseObject({ username: z.string(), id: ifPresent(xId), start: count });

/** A link, which stands in the text as one of t.co. */
export const urlSchema = z.looseObject({
  url: z.string().min(1),
  expanded_url: shown,
  unwound_url: shown,
  display_url: shown,
  media_key: shown,
});

/** A form of a video. */
export const variantSchema = z.looseObject({
  content_type: shown,
  bit_rate: count,
  /** The older name. */
  bitrate: count,
  url: shown,
});

/** A photo or a video of a post. */
export const mediaSchema = z.looseObject({
  media_key: z.string(),
  type: ifPresent(z.string()),
  url: shown,
  preview_image_url: shown,
  alt_text: shown,
  variants: list,
});

/** That a post was taken back. */
export const deletionSchema = z.looseObject({ id: xId, author_id: ifPresent(xId) });

/** Direct messages, in the form the older Account Activity API gave them. */
export const directEventsSchema = z.looseObject({
  direct_message_events: z.array(z.unknown()).min(1),
  users: z.unknown().optional(),
});

/** One of them. */
export const directEventSchema = z.looseObject({
  type: z.string(),
  id: xId,
  created_timestamp: z.unknown().optional(),
  message_create: z.unknown().optional(),
});

/** What it says, and to whom. */
export const directMessageSchema = z.looseObject({
  sender_id: xId,
  target: ifPresent(z.looseObject({ recipient_id: ifPresent(xId) })),
  message_data: z.looseObject({
    text: ifPresent(z.string()),
    entities: ifPresent(z.looseObject({ urls: list })),
    attachment: ifPresent(z.looseObject({ media: z.unknown().optional() })),
  }),
});

/** The photo or video of one. */
export const directMediaSchema = z.looseObject({
  type: ifPresent(z.string()),
  /** The link in the text that stands for it. */
  url: shown,
  media_url_https: shown,
  video_info: ifPresent(z.looseObject({ variants: list })),
});

/** A direct message as it is asked for. https://docs.x.com/x-api/direct-messages/lookup/introduction */
export const polledDirectSchema = z.looseObject({
  id: xId,
  event_type: z.string(),
  text: ifPresent(z.string()),
  sender_id: ifPresent(xId),
  dm_conversation_id: shown,
  created_at: z.unknown().optional(),
  entities: ifPresent(z.looseObject({ urls: list })),
  attachments: ifPresent(z.looseObject({ media_keys: ifPresent(z.array(z.string())) })),
});

/** A message of XChat, which only its two ends can read. */
export const chatSchema = z.looseObject({
  id: z.string().min(1).max(200),
  sender_id: xId,
  created_at_msec: z.unknown().optional(),
});

/** A page of posts or of direct messages, as it is asked for; newest first. */
export const pageSchema = z.looseObject({
  data: list,
  includes: z.unknown().optional(),
  errors: list,
  meta: ifPresent(z.looseObject({ next_token: shown })),
});

/** The answer to a question for one post: without it when it is gone, or not for us. */
export const onePostSchema = z.looseObject({
  data: z.unknown().optional(),
  includes: z.unknown().optional(),
  errors: list,
});
