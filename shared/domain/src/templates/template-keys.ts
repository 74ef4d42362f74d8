import type { Surface } from './surface.js';
import type { TemplateVariable } from './template-values.js';

/** What may and must stand in the texts of one key. `{instansi}` must stand in all, `{url_lapor}` may. */
interface TemplateRule<M extends TemplateVariable, W extends TemplateVariable> {
  /** What the text is for, for whoever rewrites it. */
  readonly purpose: string;
  /** On which surfaces it can occur. */
  readonly surfaces: readonly Surface[];
  /** Always known; every wording holds it. */
  readonly must: readonly M[];
  /** Always or sometimes known; a wording that holds it is only used when it is known. */
  readonly may: readonly W[];
  /** Those of `may` that the citizen is told whenever they are known: one wording of each form holds them. */
  readonly tellsWhenKnown: readonly W[];
}

const everywhere: readonly Surface[] = ['sms', 'chat', 'public'];

/** Keeps the names of the variables in the type, so that `render` asks for the right values. */
function rule<M extends TemplateVariable = never, W extends TemplateVariable = never>(
  purpose: string,
  of: Partial<Omit<TemplateRule<M, W>, 'purpose'>> = {},
): TemplateRule<M, W> {
  const { surfaces = everywhere, must = [], may = [], tellsWhenKnown = [] } = of;
  return { purpose, surfaces, must, may, tellsWhenKnown };
}

const receipt = {
  must: ['tiket'],
  may: ['waktu', 'kurang', 'perlindungan'],
  tellsWhenKnown: ['kurang'],
} as const;
const dated = { may: ['tanggal'], tellsWhenKnown: ['tanggal'] } as const;

/** Every text to a citizen, by its key. Without `satisfies`: it would widen what each rule infers. */
export const templateRules = {
  'ack-redirect': rule('Tanda terima aduan baru di kanal yang mengarahkan ke LAPOR!', {
    ...receipt,
    must: ['tiket', 'url_lapor'],
  }),
  'ack-recorded': rule(
    'Tanda terima aduan baru di kanal yang aduannya dimasukkan petugas ke LAPOR!',
    receipt,
  ),
  'ack-unreadable': rule('Tanda terima pesan yang isinya tidak dapat ditampilkan', {
    must: ['tiket'],
    may: ['waktu'],
  }),
  'ask-missing': rule('Permintaan melengkapi aduan', { ...dated, must: ['tiket', 'kurang'] }),
  reminder: rule('Pengingat untuk melengkapi aduan', { ...dated, must: ['tiket', 'kurang'] }),
  'resend-request': rule('Permintaan mengirim ulang pesan yang tidak terbaca', { surfaces: ['sms', 'chat'] }),
  completed: rule('Terima kasih: aduan sekarang lengkap', { must: ['tiket'] }),
  guidance: rule('Panduan untuk pesan yang belum memuat aduan; sekali saja'),
  emergency: rule('Nomor darurat, segera, untuk pesan tentang bahaya'),
  status: rule('Status aduan menurut nomor kami', { ...dated, must: ['tiket', 'status'] }),
  'status-tracking': rule('Status aduan menurut Tracking ID LAPOR! yang kami kenal', {
    ...dated,
    must: ['tracking_id', 'status'],
  }),
  'tracking-unknown': rule('Tracking ID LAPOR! yang tidak kami kenal', {
    must: ['tracking_id', 'url_lapor'],
  }),
  'ticket-unknown': rule('Nomor aduan yang tidak ada pada kami', { must: ['tiket'] }),
  'no-complaint': rule('Status ditanyakan, tetapi tidak ada aduan yang berjalan'),
  'status-hint-public': rule('Status ditanyakan tanpa nomor di kolom publik', { surfaces: ['public'] }),
  stop: rule('Balasan terakhir setelah BERHENTI'),
  start: rule('Balasan setelah MULAI'),
  help: rule('Balasan untuk BANTUAN'),
  'anonymous-on': rule('Nama disembunyikan atas permintaan pelapor', { may: ['tiket'] }),
  'secret-on': rule('Aduan dirahasiakan atas permintaan pelapor', { may: ['tiket'] }),
  withdrawn: rule('Aduan dicabut atas permintaan pelapor', { must: ['tiket'] }),
  'withdraw-asked': rule('Pencabutan diteruskan ke petugas: aduan sudah di LAPOR!', { must: ['tiket'] }),
  'withdraw-nothing': rule('Pencabutan diminta, tetapi tidak ada aduan yang berjalan'),
  'correction-noted': rule('Perbaikan isi aduan dicatat', { must: ['tiket'] }),
  'handoff-agreed': rule('Setelah YA: petugas akan memasukkan aduan ke LAPOR!', { must: ['tiket'] }),
  'handoff-recorded': rule('Aduan tercatat di LAPOR!, dengan Tracking ID', {
    must: ['tiket', 'tracking_id'],
  }),
  merged: rule('Aduan digabung dengan laporan lain tentang hal yang sama', { must: ['tiket'] }),
  'not-ours': rule('Aduan wewenang instansi lain', {
    must: ['tiket'],
    may: ['instansi_lain'],
    tellsWhenKnown: ['instansi_lain'],
  }),
  'closed-rate': rule('Aduan selesai, dengan permintaan nilai 1 sampai 5', { must: ['tiket'] }),
};

/** The name of a text to a citizen. */
export type TemplateKey = keyof typeof templateRules;

/** All names of texts. */
export const templateKeys = Object.keys(templateRules) as TemplateKey[];

/** Where the citizen has named the Tracking ID in public already; anywhere else it leads from a person to their report. */
const namedByCitizen: ReadonlySet<TemplateKey> = new Set(['status-tracking', 'tracking-unknown']);

/**
 * What a text for everybody to read may not hold: how a complaint is protected, the agency that a complaint is about (its
 * content, in a word), and a Tracking ID that leads from the writer to their report.
 */
export function isPrivate(variable: TemplateVariable, key: TemplateKey): boolean {
  if (variable === 'tracking_id') return !namedByCitizen.has(key);
  return variable === 'instansi_lain' || variable === 'perlindungan';
}

/** What every wording of a key holds on a surface. */
export function mustHold(key: TemplateKey, surface: Surface): readonly TemplateVariable[] {
  return ['instansi', ...allowedOn(surface, key, templateRules[key].must)];
}

/** What one wording at least of a key holds on a surface. */
export function mustTell(key: TemplateKey, surface: Surface): readonly TemplateVariable[] {
  return allowedOn(surface, key, templateRules[key].tellsWhenKnown);
}

/** What the texts of a key may hold, on any surface. */
export function variablesOf(key: TemplateKey): readonly TemplateVariable[] {
  const { must, may } = templateRules[key];
  return [...new Set<TemplateVariable>(['instansi', 'url_lapor', ...must, ...may])];
}

function allowedOn(
  surface: Surface,
  key: TemplateKey,
  variables: readonly TemplateVariable[],
): readonly TemplateVariable[] {
  return surface === 'public' ? variables.filter((variable) => !isPrivate(variable, key)) : variables;
}
