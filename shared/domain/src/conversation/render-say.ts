import type { InboundMessage } from '@kanal/contracts';
import type { LanguageGuess } from '../intents/language-cues.js';
import { render, type ValuesOf } from '../templates/render.js';
import { surfaceOf } from '../templates/surface.js';
import type { Templates } from '../templates/template.js';
import type { TemplateKey } from '../templates/template-keys.js';
import type { ConversationPolicy, Say } from './facts.js';

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
  const known = {
    waktu: Date.parse(message.receivedAt),
    ...(ticket !== undefined && { tiket: ticket }),
    ...values,
  };
  return render(templates, key, {
    surface: surfaceOf(message, policy),
    language: language.isSure ? language.language : 'id',
    voice: policy,
    // What a decision says comes with what its key needs: the tests of decisions render each.
    values: known as ValuesOf<TemplateKey>,
  });
}
