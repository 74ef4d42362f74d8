import type { WebhookRequest } from '../channel-adapter.js';

/** A call that was changed, and how. */
export interface Mutation {
  readonly change: string;
  readonly request: WebhookRequest;
}

/** The name of the field that `addUnknownField` adds. */
export const unknownFieldName = 'KanalUnknownField';

/** The call with another signature, or without one. */
export function withSignature(
  request: WebhookRequest,
  header: string,
  value: string | undefined,
): WebhookRequest {
  return { ...request, headers: { ...request.headers, [header]: value } };
}

/** Calls whose content differs from what was signed: letters and digits replaced all over the body, one added. */
export function changedBodies(request: WebhookRequest): Mutation[] {
  if (request.body.byteLength === 0)
    return [{ change: 'another query', request: { ...request, query: `${request.query}x` } }];
  const places = [...request.body.keys()].filter((at) => isWordByte(request.body[at] ?? 0));
  const step = Math.max(1, Math.floor(places.length / 16));
  const replaced = places
    .filter((_, index) => index % step === 0)
    .map((at) => ({
      change: `byte ${at} replaced`,
      request: { ...request, body: replaceByte(request.body, at) },
    }));
  const longer = Buffer.concat([request.body, Buffer.from('x')]);
  return [...replaced, { change: 'a byte added', request: { ...request, body: longer } }];
}

/** Calls with broken bodies: cut off at many places, bytes turned to noise, none at all. */
export function damagedBodies(request: WebhookRequest): Mutation[] {
  const { body } = request;
  const step = Math.max(1, Math.floor(body.byteLength / 64));
  const cut: Mutation[] = [];
  for (let end = 0; end < body.byteLength; end += step) {
    cut.push({ change: `a body cut at byte ${end}`, request: { ...request, body: body.subarray(0, end) } });
  }
  // A fixed sequence, so that a finding can be found again: https://en.wikipedia.org/wiki/Linear_congruential_generator
  let state = 12345;
  const next = (below: number): number => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state % below;
  };
  const noisy = Array.from({ length: 64 }, (_, index): Mutation => {
    const noise = Buffer.from(body);
    for (let count = 0; count < 8 && noise.byteLength > 0; count++) noise[next(noise.byteLength)] = next(256);
    return { change: `noise number ${index}`, request: { ...request, body: noise } };
  });
  return [...cut, ...noisy];
}

/** The call with one more field in a form, or in every object of a JSON body; undefined for other content. */
export function addUnknownField(request: WebhookRequest): WebhookRequest | undefined {
  const contentType = request.headers['content-type'] ?? '';
  const text = Buffer.from(request.body).toString();
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return { ...request, body: Buffer.from(`${text}&${unknownFieldName}=1`) };
  }
  if (!contentType.startsWith('application/json')) return undefined;
  return { ...request, body: Buffer.from(JSON.stringify(withField(JSON.parse(text)))) };
}

function withField(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withField);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]) => [key, withField(inner)]);
  return { ...Object.fromEntries(fields), [unknownFieldName]: 1 };
}

function isWordByte(byte: number): boolean {
  return /[0-9a-zA-Z]/.test(String.fromCharCode(byte));
}

function replaceByte(body: Uint8Array, at: number): Buffer {
  const changed = Buffer.from(body);
  changed[at] = changed[at] === 0x37 ? 0x38 : 0x37;
  return changed;
}
