import type { ComplaintClass, IntentKind, LabelledMessage, MissingPart, Period } from './messages/schema.js';

/** What a reader may know of a message beside its text. */
export interface ReadingContext {
  readonly channel: LabelledMessage['channel'];
  /** When it was sent, in the agency's zone. */
  readonly sentAt: string;
  /** What we had asked for before; empty when we had not asked. */
  readonly asked: readonly MissingPart[];
  /** Kemendagri code of the region in which the agency looks for places first. */
  readonly region: string;
}

type Reading<Value> = (text: string, context: ReadingContext) => Value;

/**
 * What is judged: one function per thing read out of a message. Those that are left out are not judged, so that
 * one part can be looked at alone.
 */
export interface Reader {
  readonly intents?: Reading<{
    readonly found: readonly IntentKind[];
    readonly only?: IntentKind | undefined;
  }>;
  /** The word to our line that the whole message is, such as STOP. */
  readonly keyword?: Reading<string | undefined>;
  readonly isSubstantive?: Reading<boolean>;
  readonly classify?: Reading<{ readonly class: ComplaintClass; readonly isSecretSuggested: boolean }>;
  /** Category codes, best first; the first three count. */
  readonly categories?: Reading<readonly string[]>;
  /** Parts an officer would still ask for; those that are not labelled (office, evidence) are passed over. */
  readonly missing?: Reading<readonly string[]>;
  /** Kemendagri codes of the places that the reader is sure of. */
  readonly places?: Reading<readonly string[]>;
  readonly when?: Reading<Period | undefined>;
  readonly trackingIds?: Reading<readonly string[]>;
  readonly tickets?: Reading<readonly string[]>;
  readonly hasNik?: Reading<boolean>;
  readonly hasPhone?: Reading<boolean>;
}

/** The agency that the messages are written to: Banten. */
export const region = '36';

/** The context in which a labelled message is read. */
export function contextOf(message: LabelledMessage): ReadingContext {
  return { channel: message.channel, sentAt: message.sentAt, asked: message.asked ?? [], region };
}
