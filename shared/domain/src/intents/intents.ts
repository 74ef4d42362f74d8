import type { Span } from '../text/normal-text.js';

/** What a message may want of us besides telling a complaint. */
export type IntentKind =
  /** Somebody is in danger now. */
  | 'darurat'
  /** The writer's name is not to be shown. */
  | 'anonim'
  /** The complaint is not to be published. */
  | 'rahasia'
  /** The writer takes the complaint back. */
  | 'batal'
  /** The writer corrects what was said before. */
  | 'koreksi'
  /** An answer: yes. */
  | 'setuju'
  | 'terima-kasih'
  | 'salam'
  /** The writer asks how far a complaint is. */
  | 'status'
  /** The writer tries out whether anybody is there. */
  | 'uji-coba';

/** One thing that a message wants, with the words that say so. */
export interface Intent {
  readonly intent: IntentKind;
  readonly words: string;
  readonly span: Span;
}

/** All that a message wants of us. */
export interface Intents {
  /** In the order of the message; the same kind may occur more than once. */
  readonly found: readonly Intent[];
  /**
   * Set when the message says nothing but this, courtesies aside. Thanks with a greeting are thanks; "oke, terima
   * kasih" is thanks, "ya, terima kasih" is a yes. A correction counts with the words that it puts right ("maksud saya
   * RT 4"); danger never does.
   */
  readonly only?: IntentKind;
}
