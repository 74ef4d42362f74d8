import { type ComplaintClass, type Confirmed, type ConfirmedWords, leastComplaints } from '@kanal/domain';
import type { Collection } from 'mongodb';
import type { BlindIndex } from './crypto/blind-index.js';
import type { ComplaintDocument } from './documents.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';

/**
 * `confirmations`: what a person decided a complaint to be; `_id` is the complaint's. Its words are there as a set:
 * neither their order nor how often each was said. Words of the seed stand as they are. Any other may be a name, so
 * it is a keyed hash that only says whether two complaints have the same word.
 */
export interface ConfirmationDocument {
  _id: string;
  schemaVersion: 1;
  category: string;
  class?: ComplaintClass;
  at: Date;
  /** Who confirmed it: a user of the console, or of the operator's machine. */
  by: string;
  words: string[];
  sealedWords: string[];
}

/** `confirmedWords`: a word, by its hash, that enough different complaints had to tell of nobody. */
export interface ConfirmedWordDocument {
  _id: string;
  word: string;
}

/** What becomes of a confirmation whose complaint was taken back: the decision stays, the words go. */
export const withoutWords = { $set: { words: [], sealedWords: [] } };

/** A confirmation, to learn from. Words that too few complaints have had are not in it. */
export interface Confirmation extends Confirmed {
  readonly class?: ComplaintClass;
  readonly at: Date;
  readonly by: string;
}

/** `superseded`: there is one of a later time, which stays. */
export type ConfirmationOutcome = 'new' | 'replaced' | 'superseded';

/** What persons have decided about complaints. */
export interface ConfirmationStore {
  /**
   * Keeps one confirmation per complaint, the latest by its time. Doing it again changes nothing. Of a complaint that
   * was taken back the words are not kept.
   */
  confirmCategory(of: {
    readonly complaintId: string;
    readonly category: string;
    readonly class?: ComplaintClass;
    readonly words: ConfirmedWords;
    readonly by: string;
    readonly at: Date;
  }): Promise<ConfirmationOutcome>;
  /** All of them, by complaint. */
  readConfirmations(): Promise<Confirmation[]>;
}

/** The confirmations over native collections. */
export function createConfirmationStore(
  blind: BlindIndex,
  of: {
    readonly confirmations: Collection<ConfirmationDocument>;
    readonly words: Collection<ConfirmedWordDocument>;
    readonly complaints: Collection<ComplaintDocument>;
  },
): ConfirmationStore {
  const { confirmations, words: openWords, complaints } = of;

  async function keep(document: ConfirmationDocument): Promise<ConfirmationOutcome> {
    const { _id, ...rest } = document;
    const refused = await writeAllowingDuplicates(() =>
      confirmations.insertMany([document], { ordered: false }),
    );
    if (refused.size === 0) return 'new';
    const { matchedCount } = await confirmations.replaceOne({ _id, at: { $lte: document.at } }, rest);
    return matchedCount > 0 ? 'replaced' : 'superseded';
  }

  /**
   * Opens those of these words that enough complaints have, now that this one is kept. Of two that are confirmed at
   * the same time each sees the other, or the later one sees both.
   */
  async function openCommon(words: ReadonlyMap<string, string>): Promise<void> {
    await Promise.all(
      [...words].map(async ([hash, word]) => {
        const having = confirmations.find(
          { sealedWords: hash },
          { projection: { _id: 1 }, limit: leastComplaints },
        );
        if ((await having.toArray()).length < leastComplaints) return;
        await openWords.updateOne({ _id: hash }, { $set: { word } }, { upsert: true });
      }),
    );
  }

  return {
    async confirmCategory({ complaintId, category, class: complaintClass, words, by, at }) {
      const sealed = new Map(words.others.map((word) => [blind.of('word', word), word]));
      const outcome = await keep({
        _id: complaintId,
        schemaVersion: 1,
        category,
        ...(complaintClass && { class: complaintClass }),
        at,
        by,
        words: [...words.known],
        sealedWords: [...sealed.keys()],
      });
      // After it is kept: whoever takes the complaint back later finds it, and what was taken back before is seen here.
      const taken = await complaints.findOne(
        { _id: complaintId, 'narrativeOf.withdrawn': true },
        { projection: { _id: 1 } },
      );
      if (taken) await confirmations.updateOne({ _id: complaintId }, withoutWords);
      else if (outcome !== 'superseded') await openCommon(sealed);
      return outcome;
    },

    async readConfirmations() {
      const opened = new Map((await openWords.find().toArray()).map(({ _id, word }) => [_id, word] as const));
      const found = await confirmations.find({}, { sort: { _id: 1 } }).toArray();
      return found.map(({ _id, category, class: complaintClass, at, by, words, sealedWords }) => ({
        complaintId: _id,
        category,
        ...(complaintClass && { class: complaintClass }),
        at,
        by,
        words: [...words, ...sealedWords.flatMap((hash) => opened.get(hash) ?? [])],
      }));
    },
  };
}
