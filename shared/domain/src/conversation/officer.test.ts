import type { InboundMessage } from '@kanal/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badInputs } from '../../test/messages/bad-input.js';
import { type ComplaintState, complaintStates, isOpen } from '../complaint-state.js';
import { defaultTemplates } from '../templates/default-templates.js';
import { assessmentOf, joinAssessments } from './assessment.js';
import type { ComplaintHead, Facts } from './facts.js';
import {
  decided,
  head,
  hourMs,
  keysOf,
  message,
  none,
  policy,
  read,
  saysOf,
  sentMs,
  ticket,
} from './fixtures/deciding.js';
import { renderSay } from './render-say.js';
import { spokenTo } from './spoken-to.js';

/** What an officer would do with a message, and what not. */
const said = (text: string, of: Partial<InboundMessage> = {}) => ({ text, ...of });
const assessed = (text: string) => assessmentOf(read({ text }));
const open = (of: Partial<ComplaintHead> = {}): Facts => ({ ...none, latest: head(hourMs, of) });
const vague = assessed('Jalan rusak parah');
const complaint = 'Jalan berlubang parah di Curug Kota Serang, kemarin ada yang jatuh';

describe('a new complaint', () => {
  it.each([
    ['arahkan_saja', 'ack-redirect', undefined],
    ['catat_dan_arahkan', 'ack-redirect', undefined],
    ['catat_dan_input', 'ack-recorded', 'policy'],
  ] as const)('under %s is answered with %s', (of, key, handOff) => {
    const made = decided(said(complaint), none, { channelPolicies: [{ channel: 'sms', policy: of }] });
    expect(made).toMatchObject({ decision: 'open', says: [{ intent: 'ack', key, waits: true }] });
    expect('marks' in made ? made.marks.handOff : undefined).toBe(handOff);
  });

  it('takes the policy of its account before that of its channel', () => {
    const channelPolicies = [
      { channel: 'sms', policy: 'catat_dan_input' },
      { channel: 'sms', account: message().account, policy: 'arahkan_saja' },
    ] as const;
    expect(keysOf(decided(said(complaint), none, { channelPolicies: [...channelPolicies] }))).toEqual([
      'ack-redirect',
    ]);
  });

  it('is told what it lacks, and only that', () => {
    const lacks = (text: string) => saysOf(decided(said(text)))[0]?.values?.kurang;
    expect(lacks('Jalan rusak parah')).toEqual(expect.arrayContaining(['lokasi', 'waktu']));
    expect(lacks('Jalan rusak parah di Jl. Veteran Curug sejak kemarin')).toEqual([]);
  });

  it('of alleged misconduct is secret until an officer decides otherwise', () => {
    const made = decided(said('Oknum petugas kelurahan minta pungli 50 ribu untuk urus KTP'));
    expect(made).toMatchObject({
      marks: { secret: true },
      reasons: expect.arrayContaining(['secret-by-class']),
    });
    expect(decided(said(complaint))).not.toHaveProperty('marks.secret');
  });

  it.each([
    [0, true],
    [24 * hourMs, true],
    [24 * hourMs + 1, false],
  ])('has the wish that was told %d ms before: %s', (agoMs, isKept) => {
    const made = decided(said(complaint), { ...none, wishes: { anonymous: new Date(sentMs - agoMs) } });
    expect('marks' in made && made.marks.anonymous === true).toBe(isKept);
  });

  it('that is one machine’s thousandth has no acknowledgement of its own', () => {
    expect(decided(said(complaint), open({ messageCount: 1_000 }))).toMatchObject({
      decision: 'open',
      says: [],
    });
  });
});

describe('a message that is no complaint yet', () => {
  it.each([
    [undefined, ['guidance']],
    [30 * 24 * hourMs, ['guidance']],
    [30 * 24 * hourMs - 1, []],
  ])('is guided when that was done %s ms before: %j', (agoMs, keys) => {
    const facts = { ...none, ...(agoMs !== undefined && { guidedAt: new Date(sentMs - agoMs) }) };
    const made = decided(said('assalamualaikum'), facts);
    expect(made).toMatchObject({ decision: 'open', assessment: { isSubstantive: false } });
    expect(keysOf(made)).toEqual(keys);
  });

  it('becomes one by what follows, and is acknowledged then', () => {
    const greeting = { assessment: assessed('assalamualaikum') };
    const made = decided(said(complaint), open(greeting));
    expect(made).toMatchObject({ decision: 'append', says: [{ key: 'ack-redirect' }] });
    expect(made).toMatchObject({ marks: { assessment: { isSubstantive: true }, told: ['ack'] } });
  });
});

describe('danger', () => {
  const fire = said('Tolong kebakaran rumah di Curug sekarang!');
  it('is answered at once and once a day, and a person is called', () => {
    expect(decided(fire)).toMatchObject({
      says: [{ intent: 'notify', key: 'emergency' }, { intent: 'ack' }],
      marks: { emergency: true, told: ['emergency', 'ack'] },
    });
    const told = (agoMs: number) => decided(fire, open({ told: { emergency: new Date(sentMs - agoMs) } }));
    expect(keysOf(told(hourMs))).not.toContain('emergency');
    expect(told(hourMs)).toHaveProperty('marks.emergency', true);
    expect(keysOf(told(24 * hourMs))).toContain('emergency');
  });
});

describe('an answer', () => {
  it.each([
    ['YA', {}, ['handoff-agreed'], 'citizen'],
    ['iya', { handOffAt: new Date(0) }, [], undefined],
    ['ya', { assessment: { ...vague, isSubstantive: false } }, [], undefined],
    ['terima kasih', {}, [], undefined],
    ['selamat pagi', {}, [], undefined],
  ] as const)('%s to %j is met with %j', (text, of, keys, handOff) => {
    const made = decided(said(text), open(of));
    expect(made.decision).toBe('append');
    expect(keysOf(made)).toEqual(keys);
    expect('marks' in made ? made.marks.handOff : undefined).toBe(handOff);
  });

  it('that fills in what was missing is thanked for once', () => {
    const rest = said('di Jl. Veteran Curug, kemarin sore');
    const made = decided(rest, open({ assessment: vague }));
    expect(keysOf(made)).toEqual(['completed']);
    expect(made).toMatchObject({
      marks: { told: ['completed'] },
      reasons: expect.arrayContaining(['fills-missing']),
    });
    expect(keysOf(decided(said('di Jl. Veteran Curug'), open({ assessment: vague })))).toEqual([]);
    const before = { assessment: vague, told: { completed: new Date(sentMs - hourMs) } };
    expect(keysOf(decided(rest, open(before)))).toEqual([]);
  });

  it('that corrects is noted, and a person is told', () => {
    const made = decided(said('maksud saya di Jl. Raya Baros bukan Curug'), open({ assessment: vague }));
    expect(made).toMatchObject({ decision: 'append', marks: { correction: true } });
    expect(keysOf(made)).toEqual(['correction-noted']);
  });

  it.each([
    ['anonim', 'anonymous-on', 'anonymous'],
    ['rahasia', 'secret-on', 'secret'],
  ] as const)('%s is confirmed, with a complaint and without one', (text, key, flag) => {
    expect(decided(said(text), open())).toMatchObject({ says: [{ key }], marks: { [flag]: true } });
    expect(decided(said(text))).toMatchObject({
      decision: 'answer',
      says: [{ key }],
      wishes: { [flag]: expect.any(Date) },
    });
  });
});

describe('taking back', () => {
  const ours = new Set<ComplaintState>([
    'diterima',
    'menunggu_kelengkapan',
    'menunggu_verifikasi',
    'terverifikasi',
    'siap_dialihkan',
    'ditunda',
  ]);
  it.each(complaintStates.filter(isOpen))('of a complaint that is %s', (state) => {
    const made = decided(said('batalkan laporan saya'), open({ state }));
    expect(made).toMatchObject({ marks: { retraction: ours.has(state) ? 'close' : 'ask' } });
    expect(keysOf(made)).toEqual([ours.has(state) ? 'withdrawn' : 'withdraw-asked']);
  });

  it('with nothing to take back is told so', () => {
    expect(keysOf(decided(said('batalkan laporan saya')))).toEqual(['withdraw-nothing']);
  });
});

describe('LAPOR!’s number', () => {
  const tracked = new Map([['9165816', head(99 * hourMs, { state: 'tercatat_di_lapor' })]]);
  it('is answered with a state, and never with our ticket', () => {
    const made = decided(said('cek laporan 9165816'), { ...none, tracked });
    expect(keysOf(made)).toEqual(['status-tracking']);
    expect(JSON.stringify(made)).not.toContain(ticket);
    expect(keysOf(decided(said('cek laporan 9165816')))).toEqual(['tracking-unknown']);
  });
});

describe('silence', () => {
  const repliedAt = (count: number, agoMs: number) =>
    Array.from({ length: count }, () => new Date(sentMs - agoMs));
  it.each([
    [9, hourMs - 1, 1],
    [10, hourMs - 1, 0],
    [10, hourMs, 1],
  ])('after %d answers %d ms ago: %d said', (count, agoMs, expected) => {
    expect(keysOf(decided(said('status'), { ...none, repliedAt: repliedAt(count, agoMs) }))).toHaveLength(
      expected,
    );
  });

  it('does not keep the emergency numbers back, from whoever has not said STOP', () => {
    const known = { ...none, repliedAt: repliedAt(20, 60_000) };
    const fire = said('Tolong, ada kebakaran rumah di Ciceri sekarang');
    const decision = decided(fire, known);
    expect(keysOf(decision)).toEqual(['emergency']);
    expect(decision).toMatchObject({ decision: 'open', marks: { told: ['emergency'] } });
    const consent = { state: 'out', at: new Date(0) } as const;
    expect(keysOf(decided(fire, { ...known, consent }))).toEqual([]);
  });

  it.each([
    [
      'official-account',
      { text: complaint, counterpart: { externalId: '9', username: '@LAPOR1708', aliases: [] } },
    ],
    [
      'echo',
      said('Anda akan kembali menerima balasan. Tulis aduan Anda: apa, di mana, kapan. -Pemprov Banten'),
    ],
  ] satisfies [string, Partial<InboundMessage>][])('meets %s', (reason, of) => {
    expect(decided(of)).toMatchObject({ decision: 'set-aside', reason });
  });
});

describe('a reply that waits', () => {
  const held = (dueMs: number, isPublic: boolean): Partial<ComplaintHead> => ({
    assessment: vague,
    held: {
      id: 'r',
      createdAt: new Date(0),
      dueAt: new Date(sentMs + dueMs),
      until: new Date(sentMs + hourMs),
      isPublic,
    },
  });
  it.each([
    ['while it waits', 1, false, 'private', true],
    ['not when it is due', 0, false, 'private', false],
    ['not a private one by a comment', 1, false, 'public', false],
    ['a public one by a comment', 1, true, 'public', true],
    ['a public one in private', 1, true, 'private', true],
  ] as const)('is changed %s', (_label, dueMs, isPublic, visibility, isRenewed) => {
    const made = decided(said('di Curug sejak kemarin', { visibility }), open(held(dueMs, isPublic)));
    expect('renewed' in made).toBe(isRenewed);
    if (isRenewed) expect(keysOf(made)).toEqual([]);
  });

  it('is replaced by the word that the complaint is withdrawn, and dropped by STOP', () => {
    const facts = open(held(1, false));
    expect(decided(said('batalkan laporan saya'), facts)).toMatchObject({
      says: [],
      renewed: { key: 'withdrawn' },
    });
    expect(decided(said('STOP'), facts)).toMatchObject({ silences: facts.latest });
  });
});

describe('whatever is written', () => {
  const texts = fc.oneof(
    fc.constantFrom(...badInputs.map(({ text }) => text)),
    fc.constantFrom(
      complaint,
      'YA',
      'anonim',
      'batalkan',
      'STOP',
      'status',
      'makasih',
      'kebakaran!',
      '9165816',
      ticket,
    ),
    fc.string({ maxLength: 300 }),
  );
  const facts = fc.record({
    state: fc.constantFrom(...complaintStates),
    hasLatest: fc.boolean(),
    out: fc.boolean(),
    isSubstantive: fc.boolean(),
  });
  const surfaces = fc.constantFrom(
    {},
    { channel: 'x', adapter: 'x', kind: 'mention', visibility: 'public' },
    { channel: 'whatsapp', adapter: 'whatsapp' },
    { channel: 'facebook', adapter: 'meta', kind: 'comment', visibility: 'public' },
  ) as fc.Arbitrary<Partial<InboundMessage>>;

  it('has one decision, the same again, that can be said in the words there are, and none after STOP', () => {
    fc.assert(
      fc.property(texts, facts, surfaces, (text, { state, hasLatest, out, isSubstantive }, surface) => {
        const latest = head(hourMs, { state, assessment: { ...vague, isSubstantive } });
        const known: Facts = {
          ...none,
          ...(hasLatest && { latest }),
          ...(out && { consent: { state: 'out', at: new Date(0) } }),
        };
        const of = { ...surface, text };
        const made = decided(of, known);
        expect(decided(of, known)).toEqual(made);
        if (made.decision === 'open') expect(made.serial).toBe(hasLatest ? 4 : 1);
        if (out && made.decision !== 'consent') expect(keysOf(made)).toEqual([]);
        const whole = message(of);
        for (const say of saysOf(made)) {
          for (const language of ['id', 'en', 'jv', 'su'] as const) {
            const context = { message: whole, language: { language, isSure: true }, ticket };
            expect(renderSay(defaultTemplates, say, context, spokenTo(whole, policy))).toMatch(
              /-Pemprov Banten$/,
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('only ever takes away from what a complaint lacks, and keeps misconduct', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [before, next] = [assessed(one), assessed(other)];
        const joined = joinAssessments(before, next);
        expect(before.missing).toEqual(expect.arrayContaining([...joined.missing]));
        expect(joined.categories.length).toBeLessThanOrEqual(3);
        const isMisconduct = [before, next].some(({ class: of }) => of === 'pengaduan-berkadar-pengawasan');
        expect(joined.class === 'pengaduan-berkadar-pengawasan').toBe(isMisconduct);
        expect(joinAssessments(joined, next)).toEqual(joined);
      }),
      { numRuns: 200 },
    );
  });
});
