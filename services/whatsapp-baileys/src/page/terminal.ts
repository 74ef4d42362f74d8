import type { DeviceState, PairingSecrets } from '../connection/device-state.js';
import { qrText } from './qr-code.js';
import { stateWords } from './words.js';

/** Shows how the device is linked to whoever sits at the terminal; never in a log. */
export interface Terminal {
  opened(pageUrl: string): void;
  changed(state: DeviceState, secrets: PairingSecrets): void;
}

/** @param write writes to the terminal; undefined when there is none, and then nothing is shown. */
export function createTerminal(write: ((text: string) => void) | undefined): Terminal {
  let shown = '';
  return {
    opened(pageUrl) {
      write?.(
        `\nWhatsApp lewat perangkat tertaut: TIDAK RESMI, nomor dapat diblokir / UNOFFICIAL, the number may be blocked.\nHalaman / page: ${pageUrl}\n`,
      );
    },
    changed({ state }, { qr, code }) {
      const text = state === 'pairing' && qr !== undefined ? `\n${qrText(qr)}\n${codeLine(code)}` : '';
      const { id, en } = stateWords[state];
      const next = text || `\n${id} / ${en}\n`;
      if (next === shown) return;
      shown = next;
      write?.(next);
    },
  };
}

function codeLine(code: string | undefined): string {
  const howTo = 'WhatsApp → Perangkat tertaut → Tautkan perangkat / Linked devices → Link a device\n';
  return code === undefined ? howTo : `${howTo}Kode / code: ${code.slice(0, 4)}-${code.slice(4)}\n`;
}
