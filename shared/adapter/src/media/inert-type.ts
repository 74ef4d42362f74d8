import { fileTypeFromBuffer } from 'file-type';

/** Shown or offered for saving as what they are; everything else is only ever bytes to save. */
const inert = [/^image\/(?!svg)/, /^audio\//, /^video\//, /^application\/pdf$/, /^application\/zip$/];
const office = /^application\/(msword|vnd\.(ms-|openxmlformats-officedocument\.|oasis\.opendocument\.))/;

/**
 * The MIME type by the file's own bytes. What a browser might run (HTML, SVG, scripts), programs, and what nobody
 * knows become `application/octet-stream`, whatever the provider or the sender calls them.
 */
export async function inertType(bytes: Uint8Array): Promise<string> {
  const detected = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
  if (!detected) return 'application/octet-stream';
  return office.test(detected) || inert.some((type) => type.test(detected))
    ? detected
    : 'application/octet-stream';
}
