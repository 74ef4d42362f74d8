import { testNats } from '@kanal/testing';
import { expect, it } from 'vitest';
import { aPublication, provisionedBus } from '../test/bus-for-test.js';
import { removeMessage } from './remove-message.js';
import { createStreamReader } from './stream-reader.js';

it('takes one message out of its stream, and is content when it is gone already', async () => {
  const bus = await provisionedBus(testNats());
  const [, second] = await bus.publisher.publishAll(['a', 'b', 'c'].map((id) => aPublication(id)));
  const sequence = second?.sequence ?? 0;
  await removeMessage(bus, 'INBOUND', sequence);
  await removeMessage(bus, 'INBOUND', sequence);
  const left: number[] = [];
  for await (const message of createStreamReader(bus).read({ stream: 'INBOUND', subject: '>', limit: 10 })) {
    left.push(message.sequence);
  }
  expect(left).toEqual([sequence - 1, sequence + 1]);
  await expect(removeMessage(bus, 'NOWHERE', 1)).rejects.toMatchObject({ code: 'KANAL_BUS_UNAVAILABLE' });
});
