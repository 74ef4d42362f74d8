import { type MediaType, type proto, toNumber } from 'baileys';
import { z } from 'zod';

const base64Of = (bytes: number) =>
  z.base64().refine((text) => Buffer.from(text, 'base64').byteLength === bytes, `expected ${bytes} bytes`);

/** What it takes to fetch a file from WhatsApp and to decrypt it: travels as the attachment's `providerRef`. */
const mediaRefSchema = z.strictObject({
  type: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
  path: z.string().regex(/^\/[^\s\\]{1,2000}$/),
  /** Of this one file; without it the bytes mean nothing. */
  mediaKey: base64Of(32),
  /** Of the decrypted file. */
  sha256: base64Of(32).optional(),
});

/** See `mediaRefSchema`. */
export type MediaRef = z.infer<typeof mediaRefSchema> & { readonly type: MediaType };

/** The parts of a media message that name the file. */
export interface MediaFields {
  readonly directPath?: string | null;
  readonly mediaKey?: Uint8Array | null;
  readonly fileSha256?: Uint8Array | null;
}

/** Written into `providerRef`; undefined when WhatsApp has not said where the file is or how it is encrypted. */
export function toProviderRef(
  type: MediaRef['type'],
  { directPath, mediaKey, fileSha256 }: MediaFields,
): string | undefined {
  const ref = mediaRefSchema.safeParse({
    type,
    path: directPath,
    mediaKey: base64(mediaKey),
    ...(fileSha256?.length ? { sha256: base64(fileSha256) } : {}),
  });
  return ref.success ? JSON.stringify(ref.data) : undefined;
}

/** @throws SyntaxError or z.ZodError when it is none of ours; neither holds the key. */
export function fromProviderRef(providerRef: string): MediaRef {
  return mediaRefSchema.parse(JSON.parse(providerRef));
}

/** Bytes of a file as its sender says, where that is a number. */
export function sizeOf(length: proto.Message.IImageMessage['fileLength']): number | undefined {
  const bytes = length === null || length === undefined ? Number.NaN : toNumber(length);
  return Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : undefined;
}

function base64(bytes: Uint8Array | null | undefined): string | undefined {
  return bytes?.length ? Buffer.from(bytes).toString('base64') : undefined;
}
