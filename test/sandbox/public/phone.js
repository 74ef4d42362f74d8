// @ts-check
/**
 * The phone: a view over the sandbox's ledger for one citizen. Every bubble comes from an entry, so a reload shows the
 * same as before, and what is not in the ledger did not happen.
 *
 * @typedef {object} Entry
 * @property {number} seq
 * @property {string} at
 * @property {'webhook' | 'callback' | 'call'} kind
 * @property {string | null} messageId
 * @property {number} [attempt]
 * @property {string} [operation]
 * @property {string} [status]
 * @property {Record<string, string>} params
 * @property {{ kind: string, status?: number, reason?: string, cause?: string }} [outcome]
 * @property {{ kind: string, code?: number, message?: string }} [verdict]
 */
const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const citizenField = /** @type {HTMLInputElement} */ (at('citizen'));
const textField = /** @type {HTMLTextAreaElement} */ (at('text'));
const sendButton = /** @type {HTMLButtonElement} */ (at('send'));
const messages = at('messages');
const link = at('link');

const time = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit' });
const statusWords = { queued: 'antre', sent: 'terkirim', delivered: 'sampai', undelivered: 'tidak sampai' };

/** @type {EventSource | undefined} */
let stream;
/** @type {Map<string, HTMLElement>} */
let bubbles = new Map();

/** Whoever was looking at the end still does after the change. @param {() => void} change */
function keepingEnd(change) {
  const isAtEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 80;
  change();
  if (isAtEnd) messages.scrollTop = messages.scrollHeight;
}

/** @param {string} side @param {string} text */
function addBubble(side, text) {
  const item = document.createElement('div');
  item.className = `bubble ${side}`;
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  item.append(paragraph, document.createElement('small'));
  keepingEnd(() => messages.append(item));
  return item;
}

/** @param {HTMLElement} bubble @param {string} text */
function note(bubble, text) {
  const small = bubble.querySelector('small');
  if (small) keepingEnd(() => (small.textContent = text));
}

/** @param {string} text @param {string} when */
function complain(text, when) {
  note(addBubble('wrong', text), when);
}

/** @param {Entry} entry */
function show(entry) {
  const when = time.format(new Date(entry.at));
  const id = entry.messageId ?? '';
  if (entry.kind === 'webhook') {
    const { outcome } = entry;
    const media = Number(entry.params.NumMedia ?? 0);
    const text = entry.params.Body || (media > 0 ? '' : '(kosong)');
    const bubble =
      bubbles.get(id) ?? addBubble('mine', media > 0 ? `${text}\n[${media} lampiran]`.trim() : text);
    bubbles.set(id, bubble);
    if (outcome?.kind === 'answered' && Number(outcome.status) < 300)
      return note(bubble, `${when} · ✓ diterima`);
    note(bubble, `${when} · ✗ gagal, percobaan ${entry.attempt}`);
    // Retries repeat themselves; the first one says why.
    if (entry.attempt !== 1) return;
    complain(
      outcome?.kind === 'answered'
        ? `Webhook ditolak: HTTP ${outcome.status}. Lihat log layanan SMS.`
        : `Webhook tidak sampai (${outcome?.cause}). Apakah layanan SMS berjalan?`,
      when,
    );
  } else if (entry.kind === 'call' && entry.operation === 'message.create') {
    if (entry.verdict?.kind === 'accepted') {
      const bubble = addBubble('theirs', String(entry.params.Body ?? ''));
      bubbles.set(id, bubble);
      note(bubble, when);
    } else if (entry.verdict?.kind === 'rejected') {
      complain(`Balasan ditolak penyedia: ${entry.verdict.code} ${entry.verdict.message}`, when);
    }
  } else if (entry.kind === 'callback') {
    const bubble = bubbles.get(id);
    const word = statusWords[/** @type {keyof typeof statusWords} */ (entry.status)] ?? entry.status;
    if (bubble) note(bubble, `${when} · ${word}`);
    if (entry.outcome?.kind !== 'answered' || Number(entry.outcome.status) >= 300) {
      complain(`Kabar status “${word}” tidak diterima layanan SMS.`, when);
    }
  }
}

/** Shows the conversation of the chosen number, past and coming. */
function follow() {
  stream?.close();
  messages.replaceChildren();
  bubbles = new Map();
  const citizen = citizenField.value.trim();
  remember(citizen);
  stream = new EventSource(`_sandbox/stream?${new URLSearchParams({ citizen })}`);
  stream.addEventListener('open', () => say('on', 'Tersambung'));
  stream.addEventListener('error', () => say('off', 'Terputus, mencoba lagi…'));
  stream.addEventListener('message', (event) => show(JSON.parse(event.data)));
}

/** @param {string} state @param {string} text */
function say(state, text) {
  link.className = `link ${state}`;
  link.textContent = text;
}

/** Numbers used in this browser, newest first. @returns {string[]} */
function remembered() {
  return JSON.parse(localStorage.getItem('citizens') ?? '[]');
}

/** @param {string} citizen */
function remember(citizen) {
  const all = [citizen, ...remembered().filter((each) => each !== citizen)].slice(0, 10);
  localStorage.setItem('citizens', JSON.stringify(all));
  at('citizens').replaceChildren(...all.map((each) => new Option(each, each)));
}

function freshNumber() {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `+628120${String(random % 10_000_000).padStart(7, '0')}`;
}

async function send() {
  const body = textField.value;
  const from = citizenField.value.trim();
  if (body.trim() === '' || from === '') return;
  sendButton.disabled = true;
  try {
    const response = await fetch('_sandbox/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'sms', from, body }),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    textField.value = '';
    count();
  } catch (error) {
    complain(
      `Sandbox tidak menjawab (${error instanceof Error ? error.message : error}).`,
      time.format(new Date()),
    );
  } finally {
    sendButton.disabled = false;
    textField.focus();
  }
}

function count() {
  const { length } = textField.value;
  at('count').textContent = length === 0 ? '' : `${length} karakter`;
}

at('compose').addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
textField.addEventListener('input', count);
textField.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!sendButton.disabled) send();
});
citizenField.addEventListener('change', follow);
at('fresh').addEventListener('click', () => {
  citizenField.value = freshNumber();
  follow();
  textField.focus();
});

citizenField.value = remembered()[0] ?? freshNumber();
follow();
