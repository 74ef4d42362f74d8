import type { ClosedReason } from './next-connection-step.js';

/** How the linked device is connected, and since when (epoch milliseconds). */
export type DeviceState =
  /** `reason` only where something holds it up. */
  | {
      readonly state: 'connecting';
      readonly sinceMs: number;
      readonly reason?: 'held-elsewhere' | 'intake-full' | 'database-away';
    }
  /** A phone has to link this device. */
  | { readonly state: 'pairing'; readonly sinceMs: number }
  | { readonly state: 'open'; readonly sinceMs: number }
  | { readonly state: 'closed'; readonly sinceMs: number; readonly reason: ClosedReason | 'stopped' };

/** What is shown to whoever may link the device. Both give full access to the account: never logged, never stored. */
export interface PairingSecrets {
  readonly qr?: string;
  readonly code?: string;
}

/** What somebody has to do about a closed device; goes to the log and the channel page. */
export const whatToDo: Readonly<Record<ClosedReason, string>> = {
  'logged-out': 'the phone has unlinked this device: link it again on the channel page',
  banned: 'WhatsApp has banned the number: use the official Cloud API with another number',
  locked: 'WhatsApp has locked the account or the phone was logged out: look at the phone, then link again',
  'temporarily-banned': 'WhatsApp has banned the number for a time: leave it alone, and slow down',
  'not-multi-device':
    'the account does not allow linked devices: update WhatsApp on the phone, then link again',
  outdated: 'WhatsApp takes this version of the library no more: update Kanal',
  replaced: 'another program uses the same linked device: stop it, then connect again on the channel page',
  'bad-session':
    'the connection fails again and again: look at the log; if nothing helps, unlink and link again',
  'pairing-expired': 'nobody has scanned the code: open the channel page and begin again',
  'other-number': 'the phone that linked this device has another number than BAILEYS_NUMBER: unlink it there',
};
