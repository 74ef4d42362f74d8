import { type Measurement, withoutMessages } from './measure-load.js';
import type { Books } from './reconcile.js';
import type { Scene } from './scene.js';

/** What many copies of the same webhooks, sent at once, left behind. */
export interface CopiesResult extends Measurement {
  readonly messages: number;
  readonly copies: number;
  readonly books: Books;
}

/** Sends each message in that many copies at the same moment; each must have the effect of one. */
export async function runCopies(
  scene: Scene,
  of: { readonly messages: number; readonly copies: number },
): Promise<CopiesResult> {
  const run = await scene.send({ kind: 'copies', copies: of.copies }, of.messages);
  const { books } = await scene.settle();
  return { ...of, ...withoutMessages(run), books };
}
