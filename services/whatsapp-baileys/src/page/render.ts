import type { DeviceState, PairingSecrets } from '../connection/device-state.js';
import { qrSvg } from './qr-code.js';
import { reasonWords, stateWords, type Words } from './words.js';

/** What the page shows. */
export interface PageView {
  readonly number: string;
  readonly state: DeviceState;
  readonly secrets: PairingSecrets;
}

const style = `
:root{color-scheme:light dark;--ground:#f6f7f5;--sheet:#fff;--ink:#1b2420;--soft:#56635c;--line:#d5dbd7;--warn-ground:#fff4d6;--warn-ink:#5c4300;--warn-line:#e3bf55;--act:#0b5f4a;--act-ink:#fff;--good:#0b6b46;--bad:#a32318}
@media (prefers-color-scheme:dark){:root{--ground:#121816;--sheet:#1a2220;--ink:#e6ede9;--soft:#a3b1aa;--line:#33403a;--warn-ground:#3a2e0c;--warn-ink:#ffe2a0;--warn-line:#7d6420;--act:#5cd0a8;--act-ink:#06251b;--good:#6fdcae;--bad:#ff9d8f}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1rem}h1{font-size:1.25rem;line-height:1.3;margin:.25rem 0 1rem}
section{background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:0 0 1rem}
p{margin:0 0 .5rem}p:last-child{margin:0}[lang=en]{color:var(--soft);font-size:.875rem}
.warn{background:var(--warn-ground);border-color:var(--warn-line);color:var(--warn-ink)}.warn [lang=en]{color:inherit}
.state{font-size:1.125rem;font-weight:600}.open{color:var(--good)}.closed{color:var(--bad)}
.qr{display:block;width:100%;max-width:17rem;height:auto;margin:.5rem auto 1rem;border-radius:.25rem}
.code{font:600 1.75rem/1.2 ui-monospace,monospace;letter-spacing:.08em;text-align:center;margin:.5rem 0}
form{margin:.75rem 0}button [lang=en]{color:inherit}
ol{margin:0 0 .5rem;padding-left:1.25rem}label{display:block;font-weight:600;margin-bottom:.25rem}
input{width:100%;font:inherit;padding:.625rem;border:1px solid var(--soft);border-radius:.375rem;background:var(--ground);color:inherit;margin-bottom:.75rem}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1rem;border:0;border-radius:.375rem;background:var(--act);color:var(--act-ink);cursor:pointer}
button:focus-visible,input:focus-visible{outline:3px solid var(--act);outline-offset:2px}
`;

/** The one stylesheet of the page, for the content security policy to name by its hash. */
export const pageStyle = style;

/** How often an open page looks again, in seconds. */
const refreshSeconds = 5;

/** The channel page, for somebody who has shown the token. Holds the QR code and the pairing code. */
export function renderPage({ number, state, secrets }: PageView): string {
  const reason = 'reason' in state && state.reason !== undefined ? reasonWords[state.reason] : undefined;
  const word = stateWords[state.state];
  const parts = [
    warning,
    `<section><p class="state ${state.state}">${word.id} <span lang="en">${word.en}</span></p>
<p>+${number}</p>${reason ? both(reason) : ''}${state.state === 'closed' && state.reason !== 'stopped' ? beginForm : ''}</section>`,
    state.state === 'pairing' ? pairing(secrets) : '',
  ];
  return document(parts.join('\n'), refreshSeconds);
}

/** Asks for the token. */
export function renderLogin(isWrong: boolean): string {
  return document(`${warning}
<section><form method="post" action="/login">
${isWrong ? `<p class="closed">Token tidak cocok. <span lang="en">That is not the token.</span></p>` : ''}
<label for="token">Token halaman <span lang="en">Page token</span></label>
<input id="token" name="token" type="password" autocomplete="off" required>
<button>Buka halaman <span lang="en">Open</span></button></form>
<p lang="id">Token ini ada di BAILEYS_PAGE_TOKEN, atau di terminal tempat proses dijalankan.</p>
<p lang="en">It stands in BAILEYS_PAGE_TOKEN, or in the terminal the process was started in.</p></section>`);
}

const warning = `<section class="warn" role="note"><p><strong>Cara tidak resmi.</strong> Sambungan ini memakai perangkat tertaut, bukan Cloud API. WhatsApp tidak mengizinkannya dan dapat memblokir nomor ini sewaktu-waktu. Untuk layanan resmi gunakan Cloud API.</p>
<p lang="en"><strong>Unofficial.</strong> This connection is a linked device, not the Cloud API. WhatsApp does not allow it and may block the number at any time. Use the Cloud API for production.</p></section>`;

const beginForm = `<form method="post" action="/begin"><button>Hubungkan lagi <span lang="en">Connect again</span></button></form>`;

function pairing({ qr, code }: PairingSecrets): string {
  const shownCode = code === undefined ? '' : `${code.slice(0, 4)}-${code.slice(4)}`;
  return `<section>
<ol><li>Buka WhatsApp di telepon nomor ini.</li><li>Perangkat tertaut → Tautkan perangkat.</li><li>Pindai kode ini${shownCode ? ', atau pilih “Tautkan dengan nomor telepon” dan ketik kodenya' : ''}.</li></ol>
<p lang="en">On the phone: Linked devices → Link a device, then scan${shownCode ? ' or enter the code' : ''}.</p>
${shownCode ? `<p class="code">${shownCode}</p>` : ''}
${qr === undefined ? '<p>Menunggu kode… <span lang="en">Waiting for the code…</span></p>' : qrSvg(qr, 'Kode QR untuk ditautkan')}
${shownCode ? '' : '<form method="post" action="/code"><button>Tautkan dengan kode <span lang="en">Link with a code</span></button></form>'}
<p lang="id">Siapa pun yang memindai kode ini dapat membaca dan mengirim semua pesan akun. Jangan dibagikan.</p>
<p lang="en">Whoever scans this can read and send everything on the account. Do not share it.</p></section>`;
}

function both({ id, en }: Words): string {
  return `<p>${id}</p><p lang="en">${en}</p>`;
}

function document(body: string, refresh?: number): string {
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
${refresh === undefined ? '' : `<meta http-equiv="refresh" content="${refresh}">`}
<title>WhatsApp tertaut (tidak resmi) · Kanal</title><style>${style}</style></head><body><main>
<h1>WhatsApp lewat perangkat tertaut</h1>
${body}</main></body></html>`;
}
