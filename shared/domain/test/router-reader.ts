import type { InboundMessage } from '@kanal/contracts';
import type { CategoryModel } from '../src/classification/category-model.js';
import { readKeyword } from '../src/conversation/keyword.js';
import { type Reading, readMessage } from '../src/conversation/reading.js';
import { findIdentityNumbers } from '../src/findings/identity-numbers.js';
import type { PlaceIndex } from '../src/findings/places.js';
import { findTickets } from '../src/ticket.js';
import type { Reader, ReadingContext } from './reader.js';

/** The reader that the router is: every message goes the way of a real one. */
export function routerReader(rules: { readonly places: PlaceIndex; readonly model: CategoryModel }): Reader {
  const read = (text: string, { channel, sentAt }: ReadingContext): Reading => {
    const message: InboundMessage = {
      schemaVersion: 3,
      id: 'a'.repeat(32),
      adapter: 'sms',
      channel,
      account: '+6281200001708',
      kind: 'direct',
      visibility: 'private',
      externalId: 'SM1',
      conversation: 'b'.repeat(16),
      counterpart: { externalId: '+6281200000001', aliases: [] },
      text,
      attachments: [],
      sentAt: new Date(sentAt).toISOString(),
      receivedAt: new Date(sentAt).toISOString(),
      raw: {},
    };
    return readMessage(message, { timeZone: 'Asia/Jakarta', ...rules });
  };
  return {
    intents: (text, of) => {
      const { found, only } = read(text, of).intents;
      return { found: found.map(({ intent }) => intent), only };
    },
    keyword: readKeyword,
    isSubstantive: (text, of) => read(text, of).substance.isSubstantive,
    classify: (text, of) => read(text, of).class,
    categories: (text, of) => read(text, of).categories.map(({ category }) => category),
    missing: (text, of) => read(text, of).findings.completeness.missing,
    places: (text, of) =>
      read(text, of)
        .findings.where.places.filter(({ isSure }) => isSure)
        .map(({ code }) => code),
    when: (text, of) => read(text, of).findings.when,
    trackingIds: (text, of) => read(text, of).findings.trackingIds,
    tickets: (text) => findTickets(text, 'BTN'),
    hasNik: (text) => findIdentityNumbers(text).some(({ kind }) => kind === 'nik'),
    hasPhone: (text) => findIdentityNumbers(text).some(({ kind }) => kind === 'telepon'),
  };
}
