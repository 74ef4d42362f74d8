import { type AdapterName, type Channel, ContractError, type Publication } from '@kanal/contracts';
import type { ParsedWebhook, Verdict, WebhookRequest, WebhookRoute } from './channel-adapter.js';
import {
  type DraftContext,
  lookupPublication,
  messagePublications,
  privacyRequestPublication,
  statusPublication,
} from './complete-drafts.js';
import type { EventCounts, ForgedReason } from './ingest-outcome.js';
import { type LargePart, quarantinePublication, quarantineReason } from './quarantine.js';

/** What a webhook call means, before anything is published. */
export type Interpretation =
  | { readonly meaning: 'challenge'; readonly contentType: string; readonly body: string }
  | { readonly meaning: 'forged'; readonly reason: ForgedReason }
  | {
      readonly meaning: 'events';
      readonly counts: EventCounts;
      readonly publications: readonly Publication[];
      readonly ignoredReasons: readonly string[];
      /** What has to be in the object store before the publications that name it. */
      readonly large: readonly LargePart[];
    }
  | {
      readonly meaning: 'unreadable';
      readonly reason: string;
      readonly publication: Publication;
      readonly large: readonly LargePart[];
    };

/** What an interpretation needs besides the call. */
export interface InterpretContext {
  readonly adapter: AdapterName;
  /** The channels of that adapter. */
  readonly channels: readonly Channel[];
  readonly conversationKey: Uint8Array;
  readonly trace: Readonly<Record<string, string>>;
}

/** Larger bodies are not published: NATS takes 1 MB with headers. */
const maxPublicationBytes = 960 * 1024;

/**
 * Verifies and reads a call. Pure, and never throws, whatever the bytes: a check that throws fails closed, a
 * parser that throws leads to the quarantine of the whole call, one event that does not fit to its own.
 */
export function interpretWebhook(
  route: WebhookRoute,
  request: WebhookRequest,
  context: InterpretContext,
): Interpretation {
  const verdict = verifySafely(route, request);
  switch (verdict.verdict) {
    case 'challenge':
      return { meaning: 'challenge', contentType: verdict.contentType, body: verdict.body };
    case 'forged':
      return { meaning: 'forged', reason: verdict.reason };
    case 'genuine':
      return readEvents(route, request, context);
  }
}

/**
 * Reads a call that is known to be the provider's: the second half of `interpretWebhook`, and the whole for a replay, a
 * connection's event and what was looked up.
 */
export function readEvents(
  route: Pick<WebhookRoute, 'name' | 'parse'>,
  request: WebhookRequest,
  context: InterpretContext,
): Extract<Interpretation, { meaning: 'events' | 'unreadable' }> {
  const large: LargePart[] = [];
  const quarantine = (reason: string, part: Uint8Array): Publication => {
    const kept = quarantinePublication(
      { adapter: context.adapter, route: route.name, request, reason, part },
      context.trace,
    );
    if (kept.large) large.push(kept.large);
    return kept.publication;
  };
  try {
    return { meaning: 'events', ...complete(route, request, context, quarantine), large };
  } catch (error) {
    const reason = quarantineReason(error);
    return { meaning: 'unreadable', reason, publication: quarantine(reason, request.body), large };
  }
}

function verifySafely(
  route: WebhookRoute,
  request: WebhookRequest,
): Exclude<Verdict, { verdict: 'forged' }> | { verdict: 'forged'; reason: ForgedReason } {
  try {
    return route.verify(request);
  } catch {
    return { verdict: 'forged', reason: 'verify-failed' };
  }
}

/**
 * Every event becomes its publications. A draft that does not fit its contract leads to the quarantine of the
 * whole call, once: its own bytes are gone, and a corrected parser must be able to read the record. The other
 * events go on; when the record is read again they are duplicates, which is harmless.
 */
function complete(
  route: Pick<WebhookRoute, 'name' | 'parse'>,
  request: WebhookRequest,
  context: InterpretContext,
  quarantine: (reason: string, part: Uint8Array) => Publication,
): Omit<Extract<Interpretation, { meaning: 'events' }>, 'meaning' | 'large'> {
  const parsed: ParsedWebhook = route.parse(request);
  const draftContext: DraftContext = { ...context, receivedAtMs: request.receivedAtMs };
  const publications: Publication[] = [];
  const misfits: string[] = [];

  const countFitting = (toPublications: (() => Publication[])[]): number => {
    let fitting = 0;
    for (const make of toPublications) {
      try {
        publications.push(...publishable(make()));
        fitting++;
      } catch (error) {
        misfits.push(quarantineReason(error));
      }
    }
    return fitting;
  };

  const messages = countFitting(
    parsed.messages.map((draft) => () => messagePublications(draft, draftContext)),
  );
  const statuses = countFitting(
    parsed.statuses.map((draft) => () => [statusPublication(draft, draftContext)]),
  );
  const lookups = countFitting(
    (parsed.lookups ?? []).map((lookup) => () => [lookupPublication(lookup, route.name, draftContext)]),
  );
  const privacyRequests = countFitting(
    (parsed.privacyRequests ?? []).map((draft) => () => [privacyRequestPublication(draft, draftContext)]),
  );
  for (const { reason, part } of parsed.malformed) publications.push(quarantine(reason, part));
  if (misfits.length > 0) publications.push(quarantine(misfits.join('; '), request.body));
  return {
    publications,
    ignoredReasons: parsed.ignored.map((ignored) => ignored.reason),
    counts: {
      messages,
      statuses,
      lookups,
      privacyRequests,
      ignored: parsed.ignored.length,
      malformed: misfits.length + parsed.malformed.length,
    },
  };
}

function publishable(publications: Publication[]): Publication[] {
  for (const { body, subject } of publications) {
    if (body.byteLength > maxPublicationBytes) {
      throw new ContractError(subject.split('.', 1)[0] ?? '', [
        `${body.byteLength} bytes are too many for NATS`,
      ]);
    }
  }
  return publications;
}
