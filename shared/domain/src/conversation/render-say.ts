import type { InboundMessage } from '@kanal/contracts';
import type { LanguageGuess } from '../intents/language-cues.js';
import { render, type Templates } from '../templates/index.js';
import { type ConversationPolicy, replyVisibility, type Say } from './facts.js';

/** What the words of a reply depend on besides what is said. */
export interface SayContext {
  readonly message: Pick<InboundMessage, 'channel' | 'visibility' | 'kind' | 'receivedAt'>;
  readonly language: LanguageGuess;
  /** Of the complaint that the message opens or belongs to. */
  readonly ticket?: string;
}

/** The words of a reply. Indonesian unless the citizen surely wrote in another language. */
export function renderSay(
  templates: Templates,
  { key, values }: Say,
  { message, language, ticket }: SayContext,
  policy: ConversationPolicy,
): string {
  const isPublic = replyVisibility(message, policy) === 'public';
  return render(templates, key, {
    surface: isPublic ? 'public' : message.channel === 'sms' ? 'sms' : 'chat',
    language: language.isSure ? language.language : 'id',
    voice: policy,
    values: {
      waktu: Date.parse(message.receivedAt),
      ...(ticket !== undefined && { tiket: ticket }),
      ...values,
    },
  });
}
