import { idText, ifPresent } from '@kanal/graph';
import { z } from 'zod';

const list = z.array(z.unknown()).nullish();

/**
 * A call: each level is read by itself, so that one bad event costs only itself. Other fields are let through.
 * https://developers.facebook.com/docs/messenger-platform/webhooks
 * https://developers.facebook.com/docs/instagram-platform/webhooks
 */
export const batchSchema = z.looseObject({
  object: z.enum(['page', 'instagram']),
  entry: z.array(z.unknown()),
});

/** What happened at one page or Instagram account of ours. `time` is Meta's clock, when it told. */
export const entrySchema = z.looseObject({
  id: z.union([z.string().min(1).max(200), z.int().nonnegative().transform(String)]),
  time: z.unknown().optional(),
  messaging: list,
  /** Of conversations that another app answers. */
  standby: list,
  changes: list,
});

/** One subscribed field's news. */
export const changeSchema = z.looseObject({ field: z.string(), value: z.unknown().optional() });

/** Ids of people, and those we join to one of ours, are shorter than an id of a message may be. */
const shortId = z.union([z.string().min(1).max(500), z.int().nonnegative().transform(String)]);

const person = ifPresent(z.looseObject({ id: ifPresent(shortId) }));

/** What every event of a conversation has; what happened stands in a field of its own name. */
export const messagingSchema = z.looseObject({
  sender: person,
  recipient: person,
  timestamp: z.unknown().optional(),
});

/** A message, written to us or by us. */
export const messageSchema = z.looseObject({
  mid: idText,
  text: ifPresent(z.string()),
  attachments: ifPresent(z.array(z.unknown())),
  reply_to: ifPresent(z.looseObject({ mid: ifPresent(idText), story: ifPresent(z.looseObject({})) })),
  is_echo: ifPresent(z.boolean()),
  is_deleted: ifPresent(z.boolean()),
  is_unsupported: ifPresent(z.boolean()),
  app_id: ifPresent(idText),
  /** What the app that sent it has given along: of our own, the reply’s id. */
  metadata: ifPresent(z.string()),
});

/** A message whose text was changed, at most five times. */
export const messageEditSchema = z.looseObject({
  mid: idText,
  text: z.string(),
  num_edit: ifPresent(z.int().nonnegative()),
});

/** A button that was pressed. In standby its payload is missing. */
export const postbackSchema = z.looseObject({
  mid: ifPresent(idText),
  title: ifPresent(z.string().min(1)),
  payload: ifPresent(z.string().min(1)),
});

/** Which messages of ours have arrived. */
export const deliverySchema = z.looseObject({ mids: ifPresent(z.array(idText)) });

/** How far our messages have been read; Instagram names the last one, Messenger only a time. */
export const readSchema = z.looseObject({ mid: ifPresent(idText) });

/** News of a page's posts. */
export const feedItemSchema = z.looseObject({
  item: z.string(),
  verb: ifPresent(z.string()),
});

/** A comment under a post of a page. Who wrote it is missing when the person's settings or our rights say so. */
export const feedCommentSchema = z.looseObject({
  verb: z.string(),
  comment_id: shortId,
  post_id: ifPresent(idText),
  parent_id: ifPresent(idText),
  from: ifPresent(z.looseObject({ id: ifPresent(shortId), name: ifPresent(z.string().min(1)) })),
  message: ifPresent(z.string()),
  photo: ifPresent(z.string()),
  video: ifPresent(z.string()),
  created_time: z.unknown().optional(),
});

/** A comment under a post, a reel or a live broadcast of an Instagram account. */
export const instagramCommentSchema = z.looseObject({
  id: shortId,
  from: ifPresent(z.looseObject({ id: ifPresent(shortId), username: ifPresent(z.string().min(1)) })),
  text: ifPresent(z.string()),
  parent_id: ifPresent(idText),
});

/** That somebody has named us in a caption or a comment elsewhere; what was written must be asked for. */
export const mentionSchema = z.looseObject({ media_id: shortId, comment_id: ifPresent(shortId) });
