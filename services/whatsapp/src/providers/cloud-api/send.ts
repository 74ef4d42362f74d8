import type { ChannelAdapter } from '@kanal/adapter';
import type { OutboundMessage, SendResult } from '@kanal/contracts';
import { type Graph, type GraphAnswer, tellAnswer, toSendResult } from '@kanal/graph';
import type { Log } from '@kanal/runtime';
import { cloudApiDialect, rowOf } from './errors.js';
import { freeTextMs, maxTextCharacters } from './limits.js';

const markReadTimeoutMs = 10_000;

/** A template of ours that Meta has approved. */
export interface ApprovedTemplate {
  readonly name: string;
  /** As Meta writes it: `id`, `en_US`. */
  readonly language: string;
}

/** What sending needs. */
export interface SendOptions {
  readonly graph: Graph;
  /** The access token of each of our numbers, by its id. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly template: ApprovedTemplate | undefined;
  /** Whether the message that is answered gets its blue ticks. */
  readonly marksRead: boolean;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Sends a reply by one call. What can be known before is rejected without a call. Free text is allowed for 24 hours
 * after the citizen's last message. Meta often finds out only after it has accepted the call, so a reply that is late by
 * what we know goes out as a template at once, if it and we have one; also when Meta refuses free text by its answer.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export function createSend({
  graph,
  tokens,
  template,
  marksRead,
  log,
  now,
}: SendOptions): ChannelAdapter['send'] {
  return async (message, signal) => {
    const token = tokens.get(message.account);
    if (token === undefined) {
      return rejected(
        'KANAL_WHATSAPP_ACCOUNT',
        'the number is not in WHATSAPP_NUMBERS: add it with its token',
      );
    }
    const length = [...message.text].length;
    if (length > maxTextCharacters) {
      return rejected(
        'KANAL_WHATSAPP_TOO_LONG',
        `${length} characters; at most ${maxTextCharacters} are sent`,
      );
    }
    const post = async (content: object): Promise<GraphAnswer> => {
      const body = { ...head(message), ...content };
      const answer = await graph.call({
        method: 'POST',
        path: `${message.account}/messages`,
        body,
        token,
        signal,
      });
      tellAnswer(answer, message, cloudApiDialect, log);
      return answer;
    };
    const templated = template && message.template && filled(template, message.template.variables);
    const isLate = now() - Date.parse(message.lastInboundAt) > freeTextMs;
    let answer = await post(isLate && templated ? templated : freeText(message));
    if (!isLate && templated && isWindowClosed(answer)) answer = await post(templated);
    if (answer.answer === 'done' && marksRead) void markRead(message, graph, token);
    return toSendResult(answer, cloudApiDialect);
  };
}

/**
 * Nobody waits for it, and nothing depends on it: a message that could not be marked stays grey.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/mark-message-as-read
 */
async function markRead({ account, inReplyTo }: OutboundMessage, graph: Graph, token: string): Promise<void> {
  if (inReplyTo === undefined) return;
  await graph.call({
    method: 'POST',
    path: `${account}/messages`,
    body: { messaging_product: 'whatsapp', status: 'read', message_id: inReplyTo },
    token,
    signal: AbortSignal.timeout(markReadTimeoutMs),
  });
}

/** `to` for a phone or WhatsApp id, which are digits; a user id (BSUID) has a field of its own. */
function head(message: OutboundMessage): object {
  const { to } = message;
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(/^\+?[0-9]+$/.test(to) ? { to } : { recipient: to }),
    ...(message.inReplyTo !== undefined && { context: { message_id: message.inReplyTo } }),
    // Comes back with every status: a call whose answer never came is resolved by it.
    biz_opaque_callback_data: message.id,
  };
}

function freeText({ text }: OutboundMessage): object {
  return { type: 'text', text: { preview_url: false, body: text } };
}

/** Variables called 1, 2, … go by their place, others by their name, as the template was approved. */
function filled({ name, language }: ApprovedTemplate, variables: Readonly<Record<string, string>>): object {
  const parameters = Object.entries(variables).map(([key, text]) => ({
    type: 'text',
    ...(!/^[0-9]+$/.test(key) && { parameter_name: key }),
    text,
  }));
  const components = parameters.length === 0 ? [] : [{ type: 'body', parameters }];
  return { type: 'template', template: { name, language: { code: language }, components } };
}

/** Whether free text was refused because the citizen's last message is too long ago. */
function isWindowClosed(answer: GraphAnswer): boolean {
  return answer.answer === 'error' && rowOf(answer.code)?.action === 'window';
}

function rejected(code: string, reason: string): SendResult {
  return { outcome: 'rejected', code, reason };
}
