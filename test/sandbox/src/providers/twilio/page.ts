import { single } from './judge-create.js';
import { type TwilioMessage, toResource } from './message.js';
import type { CallParams } from './spec.js';

/** One page of a list answer, by `PageSize` (50) and `Page` (0), with the links Twilio's clients follow. */
export function messagePage(
  accountSid: string,
  messages: readonly TwilioMessage[],
  params: CallParams,
): Record<string, unknown> {
  const size = Number(single(params['PageSize']) ?? 50);
  const page = Number(single(params['Page']) ?? 0);
  const start = page * size;
  const shown = messages.slice(start, start + size);
  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const uriOf = (index: number) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(params))
      for (const each of [value].flat()) query.append(name, each);
    query.set('PageSize', String(size));
    query.set('Page', String(index));
    return `${path}?${query}`;
  };
  return {
    messages: shown.map((message) => toResource(accountSid, message)),
    first_page_uri: uriOf(0),
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    next_page_uri: start + size < messages.length ? uriOf(page + 1) : null,
    uri: uriOf(page),
    page,
    page_size: size,
    start,
    end: Math.max(start, start + shown.length - 1),
  };
}
