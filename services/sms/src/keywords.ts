import type { ChannelAdapter, ParsedWebhook } from '@kanal/adapter';
import { z } from 'zod';

const keywordSchema = z.object({
  word: z.string().regex(/^[A-Z0-9]{1,32}$/, 'expected letters and digits before each colon'),
  agency: z.string().min(1, 'expected an agency after each colon').max(64),
});

/** A word that names an agency; in capitals. */
export type Keyword = Readonly<z.infer<typeof keywordSchema>>;

/** `SMS_KEYWORDS`: `<word>:<agency>`, separated by commas, no word twice. */
export const keywordsSchema = z
  .string()
  .transform((text) =>
    text.split(',').map((entry) => {
      const [word = '', ...agency] = entry.split(':');
      return { word: word.trim().toUpperCase(), agency: agency.join(':').trim() };
    }),
  )
  .pipe(z.array(keywordSchema))
  .refine((keywords) => new Set(keywords.map(({ word }) => word)).size === keywords.length, {
    error: 'expected each word once',
  });

/** The first word, what may stand behind it, and the rest. As 1708 has it: `TANGKAB <isi aduan>`. */
const firstWord = /^\s*([a-z0-9]+)[:,.;-]?\s+(?=\S)/i;

/**
 * Takes a keyword off the text and says which agency it names; a text without one, or with nothing else in it, stays as
 * it is.
 */
export function readKeyword(
  text: string,
  keywords: readonly Keyword[],
): { readonly text: string; readonly agency?: string } {
  const [taken, first] = firstWord.exec(text) ?? [];
  const keyword = keywords.find(({ word }) => word === first?.toUpperCase());
  if (taken === undefined || !keyword) return { text };
  return { text: text.slice(taken.length), agency: keyword.agency };
}

/** The adapter with the keywords read in each message, whoever carries it. What came stays in `raw` as it was. */
export function withKeywords(adapter: ChannelAdapter, keywords: readonly Keyword[]): ChannelAdapter {
  const addressed = (parsed: ParsedWebhook): ParsedWebhook => ({
    ...parsed,
    messages: parsed.messages.map((draft) =>
      draft.text === undefined ? draft : { ...draft, ...readKeyword(draft.text, keywords) },
    ),
  });
  const { connection } = adapter;
  return {
    ...adapter,
    routes: adapter.routes.map((route) => ({ ...route, parse: (call) => addressed(route.parse(call)) })),
    ...(connection && {
      connection: {
        ...connection,
        route: { ...connection.route, parse: (event) => addressed(connection.route.parse(event)) },
      },
    }),
  };
}
