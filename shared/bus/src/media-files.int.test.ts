import { testNats } from '@kanal/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { expect, it } from 'vitest';
import { provisionedBus } from '../test/bus-for-test.js';
import { createFileRemoval, openMediaFiles } from './media-files.js';

const stream = 'OBJ_MEDIA_FILES';

it('removes a file, its bytes first, also from a bucket that has no room for anything', async () => {
  const bus = await provisionedBus(testNats());
  const files = await openMediaFiles(bus);
  await files.putBlob({ name: 'gone' }, new Uint8Array(10_000));
  await files.putBlob({ name: 'kept' }, new Uint8Array([1, 2]));
  const { streams } = await jetstreamManager(await bus.connection());
  const { state } = await streams.info(stream);
  await streams.update(stream, { max_bytes: state.bytes });
  await expect(files.putBlob({ name: 'more' }, new Uint8Array(100))).rejects.toThrow(/maximum bytes/);

  const removal = createFileRemoval(bus);
  await removal.remove('gone');
  await removal.remove('gone');
  await removal.remove('never-there');
  expect(await files.getBlob('gone')).toBeNull();
  expect([...((await files.getBlob('kept')) ?? [])]).toEqual([1, 2]);
  expect((await streams.info(stream)).state.bytes).toBeLessThan(5_000);
});

it('says that a bucket is not there, as something that waiting does not mend', async () => {
  const bus = await provisionedBus(testNats());
  const { streams } = await jetstreamManager(await bus.connection());
  await streams.delete(stream);
  await expect(createFileRemoval(bus).remove('any')).rejects.toMatchObject({ code: 'KANAL_BUS_REFUSED' });
});
