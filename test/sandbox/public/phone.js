// @ts-check
import { freshAddress, views, viewsOf } from './views.js';

/**
 * The phone: a view over the sandbox's ledger for one citizen of one provider. Every bubble comes from an entry, so a
 * reload shows the same as before, and what is not in the ledger did not happen.
 *
 * @typedef {object} Entry
 * @property {number} seq
 * @property {string} at
 * @property {'webhook' | 'callback' | 'call'} kind
 * @property {string | null} messageId
 * @property {number} [attempt]
 * @property {string} [operation]
 * @property {string} [status]
 * @property {string} [text]
 * @property {Record<string, unknown>} [params]
 * @property {number} [attachments]
 * @property {{ kind: string, status?: number, reason?: string, cause?: string }} [outcome]
 * @property {{ kind: string, code?: number, message?: string }} [verdict]
 */
const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const citizenField = /** @type {HTMLInputElement} */ (at('citizen'));
const textField = /** @type {HTMLTextAreaElement} */ (at('text'));
const sendButton = /** @type {HTMLButtonElement} */ (at('send'));
const channelsField = at('channels');
const messages = at('messages');
const link = at('link');

const time = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit' });
const statusWords = {
  queued: 'antre',
  sent: 'terkirim',
  delivered: 'sampai',
  read: 'dibaca',
  // As Meta names its events.
  echo: 'terkirim',
  delivery: 'sampai',
  'data-deletion': 'permintaan hapus data',
  undelivered: 'tidak sampai',
  failed: 'tidak sampai',
};

let view = /** @type {import('./views.js').View} */ (views['sms']);
/** By channel, as the sandbox says. @type {Map<string, string>} */
let providers = new Map();

/** @type {EventSource | undefined} */
let stream;
/** @type {Map<string, HTMLElement>} */
let bubbles = new Map();

/** Whether the end is looked at: only scrolling changes that, not a taller text field or another bubble. */
let isAtEnd = true;
messages.addEventListener('scroll', () => {
  isAtEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 80;
});
new ResizeObserver(keepEnd).observe(messages);

/** Whoever was looking at the end still does. */
function keepEnd() {
  if (isAtEnd) messages.scrollTop = messages.scrollHeight;
}

/** @param {() => void} change */
function keepingEnd(change) {
  change();
  keepEnd();
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

/** Says below a bubble when, in what manner and how far. @param {HTMLElement} bubble @param {string[]} parts */
function note(bubble, ...parts) {
  const small = bubble.querySelector('small');
  const [when = '', ...state] = parts;
  const text = [when, bubble.dataset['manner'] ?? '', ...state].filter((part) => part !== '').join(' · ');
  if (small) keepingEnd(() => (small.textContent = text));
}

/** How something was said, where that is not plain: publicly, or in private to a comment. @param {Entry} entry */
function manner({ operation, params = {} }) {
  if ('changes' in params) return 'komentar';
  const event = String(params['event_type'] ?? '');
  if (event !== '') return event.startsWith('post.') ? 'kiriman umum' : 'pesan pribadi';
  if (operation === 'comment.create' || operation === 'post.create') return 'balasan umum';
  if (operation === 'dm.create') return 'balasan pribadi';
  return operation === 'private-reply.create' ? 'balasan pribadi' : '';
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
    const media = entry.attachments ?? 0;
    const text = entry.text || (media > 0 ? '' : '(kosong)');
    const bubble =
      bubbles.get(id) ?? addBubble('mine', media > 0 ? `${text}\n[${media} lampiran]`.trim() : text);
    bubbles.set(id, bubble);
    bubble.dataset['manner'] = manner(entry);
    if (outcome?.kind === 'answered' && Number(outcome.status) < 300) return note(bubble, when, '✓ diterima');
    // The provider tells nobody; the service finds it when it next asks.
    if (outcome?.kind === 'unposted') return note(bubble, when, 'menunggu diambil');
    note(bubble, when, `✗ gagal, percobaan ${entry.attempt}`);
    // Retries repeat themselves; the first one says why.
    if (entry.attempt !== 1) return;
    complain(
      outcome?.kind === 'answered'
        ? `Webhook ditolak: HTTP ${outcome.status}. Lihat log layanan ${view.service}.`
        : `Webhook tidak sampai (${outcome?.cause}). Apakah layanan ${view.service} berjalan?`,
      when,
    );
  } else if (entry.kind === 'call' && entry.text !== undefined) {
    if (entry.verdict?.kind === 'accepted') {
      const bubble = addBubble('theirs', entry.text);
      bubbles.set(id, bubble);
      bubble.dataset['manner'] = manner(entry);
      note(bubble, when);
    } else if (entry.verdict?.kind === 'rejected') {
      complain(`Balasan ditolak penyedia: ${entry.verdict.code} ${entry.verdict.message}`, when);
    }
  } else if (entry.kind === 'callback') {
    const bubble = bubbles.get(id);
    const word = statusWords[/** @type {keyof typeof statusWords} */ (entry.status)] ?? entry.status;
    if (bubble) note(bubble, when, String(word));
    if (entry.outcome?.kind !== 'answered' || Number(entry.outcome.status) >= 300) {
      complain(`Kabar status “${word}” tidak diterima layanan ${view.service}.`, when);
    }
  }
}

/** Shows the conversation of the chosen citizen, past and coming. */
function follow() {
  stream?.close();
  messages.replaceChildren();
  bubbles = new Map();
  remember(citizenField.value.trim());
  const query = new URLSearchParams({
    citizen: view.citizen(citizenField.value.trim()),
    provider: providers.get(view.channel) ?? '',
  });
  stream = new EventSource(`_sandbox/stream?${query}`);
  stream.addEventListener('open', () => say('on', 'Tersambung'));
  stream.addEventListener('error', () => say('off', 'Terputus, mencoba lagi…'));
  stream.addEventListener('message', (event) => show(JSON.parse(event.data)));
}

/** @param {string} state @param {string} text */
function say(state, text) {
  link.className = `link ${state}`;
  link.textContent = text;
}

/** Where this browser keeps the citizens of this sort. */
const drawer = () => (view.address === 'number' ? 'citizens' : `citizens-${view.channel}`);

/** Citizens used in this browser, newest first. @returns {string[]} */
function remembered() {
  return JSON.parse(localStorage.getItem(drawer()) ?? '[]');
}

/** @param {string} citizen */
function remember(citizen) {
  const all = [citizen, ...remembered().filter((each) => each !== citizen)].slice(0, 10);
  localStorage.setItem(drawer(), JSON.stringify(all));
  at('citizens').replaceChildren(...all.map((each) => new Option(each, each)));
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
      body: JSON.stringify({ channel: view.channel, kind: view.kind, from, body }),
    });
    if (!response.ok) throw new Error(await reason(response));
    const { citizen } = await response.json();
    textField.value = '';
    // A name leads to an id, and by that the ledger knows the citizen.
    if (citizen !== view.citizen(from)) {
      citizenField.value = citizen;
      follow();
    }
    count();
  } catch (error) {
    complain(`Tidak terkirim: ${error instanceof Error ? error.message : error}.`, time.format(new Date()));
  } finally {
    sendButton.disabled = false;
    textField.focus();
  }
}

/** Why the sandbox refused. @param {Response} response */
async function reason(response) {
  const { problems = [] } = await response.json().catch(() => ({}));
  return problems.length > 0 ? problems.join('; ') : `HTTP ${response.status}`;
}

/** Turns the phone to a view. @param {string} name @param {import('./views.js').View} chosen */
function turnTo(name, chosen) {
  view = chosen;
  localStorage.setItem('channel', name);
  const { message, hint, maxLength, address } = view;
  at('phone').dataset['view'] = name;
  at('post').hidden = view.kind !== 'comment';
  at('citizen-label').textContent = address === 'number' ? 'Nomor warga' : 'Nama atau ID warga';
  at('fresh').textContent = address === 'number' ? 'Nomor baru' : 'Warga baru';
  citizenField.type = address === 'number' ? 'tel' : 'text';
  citizenField.maxLength = address === 'number' ? 16 : 64;
  citizenField.value = remembered()[0] ?? freshAddress(view);
  at('text-label').textContent = `Isi ${message}`;
  textField.placeholder = hint;
  textField.maxLength = maxLength;
  follow();
}

/** Asks which channels there are, and offers them when there is a choice. */
async function offerChannels() {
  const response = await fetch('_sandbox/channels');
  /** @type {{ channels: { channel: string, provider: string }[] }} */
  const { channels } = await response.json();
  providers = new Map(channels.map((each) => [each.channel, each.provider]));
  const last = localStorage.getItem('channel') ?? '';
  const offered = viewsOf(providers.keys());
  const chosen = offered.has(last) ? last : ([...offered.keys()][0] ?? 'sms');
  for (const [name, each] of offered) {
    const radio = document.createElement('input');
    Object.assign(radio, { type: 'radio', name: 'channel', value: name, checked: name === chosen });
    radio.addEventListener('change', () => turnTo(name, each));
    const label = document.createElement('label');
    label.append(radio, each.name);
    channelsField.append(label);
  }
  if (offered.size < 2) channelsField.remove();
  else channelsField.hidden = false;
  turnTo(chosen, offered.get(chosen) ?? view);
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
  citizenField.value = freshAddress(view);
  follow();
  textField.focus();
});

await offerChannels().catch(() => say('off', 'Sandbox tidak menjawab; muat ulang halaman ini.'));
