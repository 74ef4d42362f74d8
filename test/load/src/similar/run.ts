import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '@kanal/runtime';
import { type ComparableComplaint, connectStore, type Store } from '@kanal/store';
import { createBlindIndex, createKeyRing } from '@kanal/store/sealing';
import { MongoClient } from 'mongodb';
import type { BenchConfig } from '../config.js';
import { freePorts } from '../free-ports.js';
import { createLatencies, type LatencySummary } from '../latencies.js';
import { loadLauncher } from '../launcher.js';
import { describeMachine } from '../machine.js';
import { versionOf } from '../version-of.js';
import type { SimilarReport, SimilarStep } from './report.js';
import { createSyntheticComplaints } from './synthetic-complaints.js';

const sizes = { full: [10_000, 100_000, 1_000_000], quick: [2_000, 10_000] } as const;
/** Complaints of the whole country in a day, 1,000,000 in a year: density is what a look-up could depend on. */
const perDay = 2_740;
const dayMs = 24 * 3_600_000;
const lastDayMs = Date.parse('2026-11-24T00:00:00.000Z');
/**
 * Of the last complaints before a measurement, copies of posts: as many as in a burst after one viral post (domain
 * reference, section 6). Earlier ones are all alone, which is harder: a copy has no keys and costs a look-up nothing.
 */
const viralShare = 0.4;
const copiesOfAPost = 500;
const singlesPerPost = (copiesOfAPost * (1 - viralShare)) / viralShare;
const postsRemembered = 20;
const fillTogether = 500;
const lookUps = 400;
const batches = 60;
const batchSize = 32;

/** Fills the engine step by step through the store and measures at each size. Data lies in `folder` and goes with it. */
export async function runSimilar(of: {
  readonly folder: string;
  readonly engines: BenchConfig;
  readonly isQuick: boolean;
  /** A machine that is too slow for all sizes ends with those it reached. */
  readonly minutes: number;
  readonly command: string;
  readonly log: (line: string) => void;
}): Promise<SimilarReport> {
  const { folder, engines, log } = of;
  const startedMs = performance.now();
  const launcher = await loadLauncher();
  await mkdir(join(folder, 'logs'), { recursive: true });
  const warden = launcher.startWarden(join(folder, 'logs', 'warden.log'));
  try {
    const [port = 0] = await freePorts(1);
    const mongo = await launcher.startMongo({
      bin: engines.mongoBin,
      kind: engines.mongoKind,
      dir: join(folder, 'mongodb'),
      port,
      log: join(folder, 'logs', 'mongodb.log'),
      start: warden.start,
    });
    const database = 'kanal_similar';
    const store = connectStore({
      uri: mongo.url,
      database,
      keyRing: createKeyRing(new Map([[1, randomBytes(32)]])),
      blindIndex: createBlindIndex(randomBytes(32)),
      callTimeoutMs: 0,
      log: createLog({ service: 'bench', level: 'fatal' }),
    });
    const client = await new MongoClient(mongo.url, { appName: 'kanal-bench' }).connect();
    try {
      await store.migrate({ apply: true, now: Date.now });
      const startedAt = new Date().toISOString();
      const steps = await runSteps(
        store,
        client,
        database,
        mongo.pid,
        of.isQuick ? sizes.quick : sizes.full,
        of.minutes,
        log,
      );
      return {
        startedAt,
        command: of.command,
        machine: describeMachine(),
        engine: await versionOf(engines.mongoBin),
        seconds: (performance.now() - startedMs) / 1000,
        steps,
      };
    } finally {
      await store.close();
      await client.close();
    }
  } finally {
    await warden.stop();
    await rm(join(folder, 'mongodb'), { recursive: true, force: true });
  }
}

async function runSteps(
  store: Store,
  client: MongoClient,
  database: string,
  enginePid: number,
  wanted: readonly number[],
  minutes: number,
  log: (line: string) => void,
): Promise<SimilarStep[]> {
  const similarities = client.db(database).collection('similarities');
  const synthetic = createSyntheticComplaints(1);
  const steps: SimilarStep[] = [];
  const endMs = performance.now() + minutes * 60_000;
  const last = wanted.at(-1) ?? 0;
  // From the oldest to the newest, so that at each size the last day is the one that was filled last.
  const atOf = (index: number) => new Date(lastDayMs - ((last - index) / perDay) * dayMs);
  let singles: ComparableComplaint[] = [];
  let posts: ComparableComplaint[] = [];
  let entries = 0;

  async function fillTo(size: number): Promise<number> {
    const fillStartMs = performance.now();
    const before = entries;
    const withPosts = Math.min(postsRemembered, Math.floor((size * viralShare) / copiesOfAPost));
    while (entries < size && performance.now() < endMs) {
      const at = atOf(entries);
      const newSingles = Array.from({ length: singlesPerPost }, () => synthetic.single(at));
      const parts = Array.from({ length: Math.ceil(newSingles.length / fillTogether) }, (_, i) =>
        newSingles.slice(i * fillTogether, (i + 1) * fillTogether),
      );
      await Promise.all(parts.map((part) => store.noteSimilarity(part, at)));
      entries += newSingles.length;
      singles = [...newSingles.slice(-200), ...singles].slice(0, 1_000);
      if (entries < size - withPosts * (singlesPerPost + copiesOfAPost)) continue;
      const post = synthetic.viral(copiesOfAPost, at);
      const spare = synthetic.viral(1, at);
      await store.suggestSimilar([...post, ...spare], at);
      entries += post.length + spare.length;
      posts = [...post.slice(0, 1), ...posts].slice(0, postsRemembered);
    }
    return ((entries - before) / (performance.now() - fillStartMs)) * 1000;
  }

  for (const size of wanted) {
    log(`filling up to ${size.toLocaleString('en-US')}`);
    const filledPerSecond = await fillTo(size);
    // What the engine still writes in the background is not what a look-up costs.
    await sleep(3_000);
    const now = atOf(entries);
    const any = <T>(list: readonly T[], i: number): T => list[(i * 7) % list.length] as T;
    const ofNew = await measure(lookUps, () => synthetic.single(now), store);
    const ofRepeated = await measure(lookUps, (i) => synthetic.again(any(singles, i)), store);
    const ofViral = await measure(lookUps, (i) => ({ ...any(posts, i), id: `copy-${i}` }), store);
    const latencies = createLatencies();
    for (let i = 0; i < batches; i++) {
      const batch = Array.from({ length: batchSize }, (_, j) =>
        j % 8 === 0 ? synthetic.again(any(singles, i + j)) : synthetic.single(now),
      );
      const beginMs = performance.now();
      await store.suggestSimilar(batch, now);
      latencies.record(performance.now() - beginMs);
    }
    entries += batches * batchSize;
    steps.push({
      entries,
      representatives: await similarities.countDocuments({ 'keys.0': { $exists: true } }),
      filledPerSecond,
      ofNew: ofNew.latency,
      ofRepeated: ofRepeated.latency,
      ofViral: ofViral.latency,
      found: (ofRepeated.found + ofViral.found) / (2 * lookUps),
      foundWrongly: ofNew.found / lookUps,
      batches: latencies.summary(),
      engineRssMiB: rssMiB(enginePid),
    });
    log(`at ${entries.toLocaleString('en-US')}: ${JSON.stringify(steps.at(-1))}`);
    if (entries < size) {
      log('the machine is too slow for more in the time there is');
      break;
    }
  }
  return steps;
}

async function measure(
  count: number,
  make: (i: number) => ComparableComplaint,
  store: Store,
): Promise<{ readonly latency: LatencySummary; readonly found: number }> {
  const latencies = createLatencies();
  let found = 0;
  for (let i = 0; i < count; i++) {
    const complaint = make(i);
    const beginMs = performance.now();
    const like = await store.findSimilar(complaint);
    latencies.record(performance.now() - beginMs);
    if (like.length > 0) found++;
  }
  return { latency: latencies.summary(), found };
}

/** Linux only; 0 elsewhere. */
function rssMiB(pid: number): number {
  try {
    const kiB = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kiB ?? 0) / 1024;
  } catch {
    return 0;
  }
}
