import type { Attachment } from '@kanal/contracts';
import type { Form } from './payload.js';

/**
 * The files of an MMS, in their order. Goes by the `MediaUrl…` fields that are there, not by `NumMedia`: a wrong
 * number must neither lose a file nor make us count to a billion.
 */
export function readAttachments(form: Form): Attachment[] {
  return Object.keys(form)
    .map((name) => /^MediaUrl([0-9]{1,3})$/.exec(name)?.[1])
    .filter((index) => index !== undefined)
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((index): Attachment[] => {
      const providerRef = form[`MediaUrl${index}`];
      const mimeType = form[`MediaContentType${index}`];
      if (typeof providerRef !== 'string' || providerRef === '') return [];
      if (typeof mimeType !== 'string' || mimeType === '') return [{ type: 'other', providerRef }];
      return [{ type: typeOf(mimeType), providerRef, mimeType: mimeType.slice(0, 255) }];
    });
}

/** https://www.twilio.com/docs/messaging/guides/accepted-mime-types */
function typeOf(mimeType: string): Attachment['type'] {
  const [family = '', kind = ''] = mimeType.toLowerCase().split(/[/;\s]/);
  if (family === 'image' || family === 'video' || family === 'audio') return family;
  if (kind.includes('vcard')) return 'contact';
  return family === 'text' || family === 'application' ? 'document' : 'other';
}
