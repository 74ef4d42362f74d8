import { type InboundMessage, type OutboundMessage, outboundId } from '@kanal/contracts';
import type { LanguageGuess } from '../intents/language-cues.js';
import type { Templates } from '../templates/template.js';
import { type ConversationPolicy, replyVisibility, type Say } from './facts.js';
import { renderSay } from './render-say.js';

/** A reply must not arrive when nobody waits for it any more: after this it is dropped, and its status says so. */
const replyValidMs = 24 * 3_600_000;

/** What saying something needs. */
export interface Speaking {
  readonly policy: ConversationPolicy;
  readonly templates: Templates;
  readonly language: LanguageGuess;
  readonly nowMs: number;
}

/**
 * What goes out to the citizen in answer to a message. Its id depends on the message and the intent alone.
 * @param ticket of the complaint that the message opens or belongs to.
 * @throws TypeError when what is said lacks a value that its template needs.
 */
export function replyTo(
  message: InboundMessage,
  say: Say,
  { policy, templates, language, nowMs }: Speaking,
  ticket?: string,
): OutboundMessage {
  const of = { message, language, ...(ticket !== undefined && { ticket }) };
  return {
    schemaVersion: 2,
    id: outboundId(message.id, say.intent),
    adapter: message.adapter,
    channel: message.channel,
    account: message.account,
    conversation: message.conversation,
    to: message.counterpart.externalId,
    inReplyTo: message.original ?? message.externalId,
    kind: message.kind,
    visibility: replyVisibility(message, policy),
    intent: say.intent,
    text: renderSay(templates, say, of, policy),
    createdAt: new Date(nowMs).toISOString(),
    lastInboundAt: message.sentAt,
    expiresAt: new Date(nowMs + replyValidMs).toISOString(),
  };
}
