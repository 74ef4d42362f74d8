import type { InboundDraft } from '@kanal/adapter';
import type { Attachment } from '@kanal/contracts';
import { idText, ifPresent } from '@kanal/graph';
import { z } from 'zod';

/** What a citizen sent, without who and when. */
export type Content = Pick<InboundDraft, 'text' | 'attachments' | 'location' | 'unsupported'>;

const shown = ifPresent(z.string());
const numeric = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?[0-9.]{1,30}$/)
    .transform(Number),
]);

const textSchema = z.looseObject({ body: z.string().max(65_536) });
const mediaSchema = z.looseObject({
  id: ifPresent(idText),
  mime_type: shown,
  caption: shown,
  filename: shown,
});
const locationSchema = z.looseObject({
  latitude: numeric.pipe(z.number().min(-90).max(90)),
  longitude: numeric.pipe(z.number().min(-180).max(180)),
  name: shown,
  address: shown,
});
const contactCardsSchema = z.array(
  z.looseObject({
    name: ifPresent(z.looseObject({ formatted_name: shown })),
    phones: ifPresent(z.array(z.looseObject({ phone: shown, wa_id: ifPresent(idText) }))),
  }),
);
const replySchema = z.looseObject({ title: z.string(), description: shown });
const interactiveSchema = z.looseObject({
  button_reply: replySchema.optional(),
  list_reply: replySchema.optional(),
  nfm_reply: z.looseObject({ body: shown, response_json: shown }).optional(),
});
const buttonSchema = z.looseObject({ text: shown, payload: shown });
const orderSchema = z.looseObject({
  text: shown,
  product_items: ifPresent(
    z.array(
      z.looseObject({ product_retailer_id: ifPresent(idText), quantity: ifPresent(z.union([numeric])) }),
    ),
  ),
});

const readers: Readonly<Record<string, (body: unknown) => Content>> = {
  text: (body) => words(textSchema.parse(body).body),
  image: (body) => file('image', body),
  video: (body) => file('video', body),
  audio: (body) => file('audio', body),
  document: (body) => file('document', body),
  sticker: (body) => file('sticker', body),
  location: readLocation,
  contacts: (body) => lines(contactCardsSchema.parse(body).map(lineOfCard)),
  interactive: readInteractive,
  button: (body) => {
    const { text, payload } = buttonSchema.parse(body);
    return words(text || payload);
  },
  order: (body) => {
    const { text, product_items: items = [] } = orderSchema.parse(body);
    return lines([
      text,
      ...items.map((item) => `${item.quantity ?? 1} × ${item.product_retailer_id ?? '?'}`),
    ]);
  },
};

/**
 * The content of a message of this type; of a type that nobody knows yet, `unsupported`. A caption is the text too:
 * it is what the citizen wrote.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 * @throws z.ZodError when a known type has another form than it should.
 */
export function readContent(type: string, message: Readonly<Record<string, unknown>>): Content {
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return read ? read(message[type]) : unsupported;
}

/** Whether a message of this type can be read. */
export function isKnownType(type: string): boolean {
  return Object.hasOwn(readers, type);
}

const unsupported: Content = { attachments: [], unsupported: true };

/** WhatsApp could not fetch the file itself when it has no id: 131052. */
function file(type: Attachment['type'], body: unknown): Content {
  const { id, mime_type: mimeType, caption, filename } = mediaSchema.parse(body);
  const text = words(caption).text;
  if (id === undefined) return { ...(text !== undefined && { text }), ...unsupported };
  const attachment: Attachment = {
    type,
    providerRef: id,
    ...(mimeType && { mimeType: mimeType.slice(0, 255) }),
    ...(filename && { fileName: filename.slice(0, 512) }),
    ...(text !== undefined && { caption: text.slice(0, 8192) }),
  };
  return { ...(text !== undefined && { text }), attachments: [attachment] };
}

function readLocation(body: unknown): Content {
  const { latitude, longitude, name, address } = locationSchema.parse(body);
  return {
    attachments: [],
    location: {
      latitude,
      longitude,
      ...(name && { name: name.slice(0, 1024) }),
      ...(address && { address: address.slice(0, 2048) }),
    },
  };
}

function readInteractive(body: unknown): Content {
  const { button_reply: button, list_reply: entry, nfm_reply: form } = interactiveSchema.parse(body);
  const chosen = button ?? entry;
  if (chosen) return lines([chosen.title, chosen.description]);
  return form ? lines([form.body, ...answersOf(form.response_json)]) : unsupported;
}

/** The fields of a filled form (a Flow), one a line; `flow_token` is Meta's. */
function answersOf(json: string | undefined): string[] {
  const answers = z.record(z.string(), z.unknown()).safeParse(parseJson(json ?? '{}')).data;
  if (!answers) return json ? [json] : [];
  return Object.entries(answers)
    .filter(([name]) => name !== 'flow_token')
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function lineOfCard({ name, phones = [] }: z.infer<typeof contactCardsSchema>[number]): string {
  const numbers = phones.map(({ phone, wa_id: whatsappId }) => phone ?? whatsappId).filter(Boolean);
  return [name?.formatted_name, numbers.join(', ')].filter(Boolean).join(': ');
}

function lines(texts: readonly (string | undefined)[]): Content {
  return words(texts.filter(Boolean).join('\n'));
}

function words(text: string | undefined): Content {
  return text ? { text: text.slice(0, 65_536), attachments: [] } : { attachments: [] };
}
