import { createLog } from '@kanal/runtime';
import { openProgressReader, progressFields } from '@kanal/store/progress';
import { testDatabase } from '@kanal/testing';
import { MongoClient } from 'mongodb';
import { expect, it, onTestFinished } from 'vitest';
import { runInitiate } from './run-initiate.js';

const [view] = runInitiate().views;
if (!view) throw new Error('initiate.js makes no view');

it('makes a view of exactly what the progress page reads', () => {
  const [, { $project: shown }] = view.pipeline as [object, { $project: Record<string, number> }];
  expect(Object.keys(shown).toSorted()).toEqual(['_id', ...progressFields].toSorted());
  expect(shown['_id']).toBe(0);
});

it('renews the view at a later start, and makes nothing twice', () => {
  const { name, on, pipeline } = view;
  expect(runInitiate({ exists: true })).toEqual({
    users: [],
    roles: [],
    views: [],
    commands: [{ collMod: name, viewOn: on, pipeline }],
  });
});

it('lets the page read through it what it reads without it, and of secret complaints nothing', async () => {
  const { uri, database } = testDatabase();
  const log = createLog({ service: 'test', level: 'silent' });
  const client = new MongoClient(uri);
  const db = client.db(database);
  await db.createCollection(view.name, { viewOn: view.on, pipeline: [...view.pipeline] });
  const direct = openProgressReader({ uri, database, log });
  const throughView = openProgressReader({ uri, database, view: view.name, log });
  onTestFinished(async () => {
    await Promise.all([direct.close(), throughView.close(), client.close()]);
  });
  const at = new Date('2026-11-24T03:00:00Z');
  const complaint = {
    state: 'ditindaklanjuti',
    history: [{ state: 'diterima', at, actor: 'router', reason: 'duplikat' }],
    agency: 'Pemerintah Kabupaten Tangerang',
    conversation: 'c1',
    identities: ['blind'],
    handOff: { at, by: 'citizen', trackingId: '9165816' },
    clocks: [
      {
        name: 'penyelesaian',
        kind: 'batas',
        dueOn: '2026-12-14',
        dueAt: at,
        isPrediction: false,
        warned: [50],
      },
    ],
  };
  await db.collection<{ _id: string; [field: string]: unknown }>(view.on).insertMany([
    { _id: 'a', ...complaint, ticket: 'BTN-1', secret: false },
    { _id: 'b', ...complaint, ticket: 'BTN-2', secret: true },
  ]);
  const shown = await throughView.findProgress('BTN-1');
  expect(shown?.trackingId).toBe('9165816');
  expect(shown).toEqual(await direct.findProgress('BTN-1'));
  expect(await throughView.findProgress('BTN-2')).toBeUndefined();
  expect(await direct.findProgress('BTN-2')).toBeUndefined();
  expect(await db.collection(view.name).find().toArray()).toHaveLength(1);
});
