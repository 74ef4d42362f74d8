import type { Citizen } from './citizens.js';

/** A message of the product that was accepted. */
export interface SentMessage {
  /** wamid */
  readonly id: string;
  readonly citizen: Citizen;
  /** What the product wants to read again in each status. */
  readonly callbackData: string | undefined;
}
