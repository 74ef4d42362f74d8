/**
 * Longest webhook body we read, in bytes. Meta sends up to a thousand events in one, and repeats for hours what is
 * refused. https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export const maxWebhookBytes = 4 * 1024 * 1024;

/** A signed request names one person: a form of a few hundred bytes. */
export const maxSignedRequestBytes = 16 * 1024;

const hourMs = 3_600_000;

/**
 * How long after a citizen's last message anything may be sent to them.
 * https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
 */
export const standardWindowMs = 24 * hourMs;

/** How long a person (never a machine) may answer, with the tag `HUMAN_AGENT`; and how long a comment has a private reply. */
export const humanWindowMs = 7 * 24 * hourMs;

/** Why a text is too long to be sent, with the numbers; undefined when it is not. */
export type FindExcess = (text: string) => string | undefined;

/** Longest text in Messenger. https://developers.facebook.com/docs/messenger-platform/reference/send-api */
export const messengerExcess: FindExcess = byCharacters(2000);

/** Instagram counts bytes of UTF-8. https://developers.facebook.com/docs/messenger-platform/instagram/features/send-message */
export const instagramExcess: FindExcess = (text) => {
  const bytes = Buffer.byteLength(text);
  return bytes > 1000 ? `${bytes} bytes; Instagram takes at most 1000` : undefined;
};

/** Longest comment on Facebook, as its own apps have it. */
export const facebookCommentExcess: FindExcess = byCharacters(8000);

/** Longest comment on Instagram, as its own apps have it. */
export const instagramCommentExcess: FindExcess = byCharacters(2200);

function byCharacters(most: number): FindExcess {
  return (text) => {
    const length = [...text].length;
    return length > most ? `${length} characters; at most ${most} are taken` : undefined;
  };
}

/** A person is answered message by message; only a machine that answers our answers needs to be slowed down. */
export const recipientRate = { perSecond: 0.5, burst: 5 } as const;
