import { normalise, sketchOf } from '@kanal/domain';
import type { Store } from '@kanal/store';
import { anAssessment, anInboundMessage } from '@kanal/testing';
import { beforeAll, expect, it } from 'vitest';
import { runCommand, useOwnDatabase } from '../../test/run-command.js';
import { withStore } from '../with-store.js';
import { complaint } from './complaint.js';
import { groupDismiss } from './group-dismiss.js';
import { groups } from './groups.js';
import { merge } from './merge.js';

beforeAll(useOwnDatabase);

const at = new Date('2026-11-24T03:00:00.000Z');
const sketch = sketchOf(
  normalise('Banjir setinggi lutut masuk rumah warga di dekat pasar sejak kemarin sore'),
);

/** Complaints of different citizens that are suggested to be one thing. @returns their tickets */
async function openAlike(store: Store, tickets: readonly string[]): Promise<void> {
  const opened = tickets.map((ticket) => ({ ticket, message: anInboundMessage({ externalId: ticket }) }));
  await store.commitComplaints(
    opened.map(({ ticket, message }) => ({
      change: 'open',
      complaint: {
        ...{ id: message.id, ticket, message, serial: 1, openedAt: at, assessment: anAssessment() },
        ...{ state: 'diterima', marks: {}, entries: [] },
      },
    })),
  );
  const comparable = opened.map(({ message: { id } }) => ({
    ...{ id, secret: false, anonymous: false, places: ['36.71.05'], at, sketch },
  }));
  await store.suggestSimilar(comparable, at);
}

it('shows what a complaint may be one thing with and is part of, until somebody says that it is not', async () => {
  const [one, two, three] = ['BTN-261124-AAAAAA1', 'BTN-261124-AAAAAA2', 'BTN-261124-AAAAAA3'] as const;
  await withStore((store) => openAlike(store, [one, two, three]));
  const shownOf = async (ticket: string) => (await runCommand(complaint, [ticket])).out;
  const reason = { reason: 'satu banjir', apply: true };
  expect(await shownOf(two)).toContain('may be one thing with');

  await runCommand(merge, [two], { ...reason, into: one });
  expect(await shownOf(two)).toContain(`part of ${one}`);
  expect(await shownOf(two)).toContain('owes its citizen: merged');
  expect(await shownOf(one)).toContain(`with ${two}, which was merged into it`);

  expect(await runCommand(groupDismiss, [three], { reason: 'dua kejadian' })).toMatchObject({ code: 0 });
  expect((await runCommand(groups, [])).out).toContain(three);
  expect(await runCommand(groupDismiss, [three], reason)).toMatchObject({ code: 0 });
  expect((await runCommand(groups, [])).out).not.toContain(three);
  expect(await shownOf(three)).toContain('said to be another thing than');
  expect(await runCommand(groupDismiss, [three], reason)).toMatchObject({ code: 1 });
  await expect(async () => runCommand(groupDismiss, [three])).rejects.toThrow('--reason');
});
