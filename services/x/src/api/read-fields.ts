/** What is asked for of a post: everything that reading a complaint, and telling edits and quotes apart, needs. */
export const postFields = {
  'tweet.fields': [
    'attachments',
    'author_id',
    'conversation_id',
    'created_at',
    'display_text_range',
    'edit_controls',
    'edit_history_tweet_ids',
    'entities',
    'geo',
    'in_reply_to_user_id',
    'lang',
    'note_tweet',
    'public_metrics',
    'referenced_tweets',
  ].join(),
  expansions: [
    'author_id',
    'attachments.media_keys',
    'referenced_tweets.id',
    'referenced_tweets.id.author_id',
  ].join(),
  'user.fields': ['name', 'protected', 'public_metrics', 'username'].join(),
  'media.fields': ['alt_text', 'duration_ms', 'preview_image_url', 'type', 'url', 'variants'].join(),
} as const;

/** What is asked for of a page of mentions: enough to know which of them to ask for. */
export const mentionFields = { 'tweet.fields': 'author_id,created_at,referenced_tweets' } as const;

/** What is asked for of a direct message. */
export const directFields = {
  event_types: 'MessageCreate',
  'dm_event.fields': [
    'attachments',
    'created_at',
    'dm_conversation_id',
    'entities',
    'event_type',
    'id',
    'referenced_tweets',
    'sender_id',
    'text',
  ].join(),
  expansions: ['attachments.media_keys', 'sender_id'].join(),
  'user.fields': ['name', 'protected', 'public_metrics', 'username'].join(),
  'media.fields': ['alt_text', 'duration_ms', 'preview_image_url', 'type', 'url', 'variants'].join(),
} as const;

/** What is asked for of our own posts: enough to find a reply again. */
export const ownPostFields = {
  'tweet.fields': ['created_at', 'entities', 'note_tweet', 'referenced_tweets'].join(),
} as const;
