import { errors } from '@nats-io/nats-core';
import { describe, expect, it } from 'vitest';
import { BrokerRefusal } from './broker-refusal.js';
import { failureOf } from './publish-failure.js';

describe('a failed attempt to publish', () => {
  it.each([
    ['maximum bytes of the stream', new BrokerRefusal(10077, 503, 'maximum bytes exceeded'), 'full'],
    ['the store failed otherwise', new BrokerRefusal(10077, 503, 'disk error'), 'transient'],
    ["the server's storage is used up", new BrokerRefusal(10023, 503, 'insufficient resources'), 'full'],
    ["the stream's max_msg_size", new BrokerRefusal(10054, 400, 'message size exceeds maximum'), 'too-large'],
    ['too many batches under way', new BrokerRefusal(10210, 429, 'too many inflight'), 'transient'],
    ['no leader yet', new BrokerRefusal(10009, 500, 'not leader'), 'transient'],
    ['a sealed stream', new BrokerRefusal(10109, 400, 'stream is sealed'), 'refused'],
    [
      "the server's max_payload",
      errors.InvalidArgumentError.format('payload', 'max_payload size exceeded'),
      'too-large',
    ],
    ['no stream at the subject', new errors.RequestError('no responders'), 'transient'],
    ['no answer in time', new errors.TimeoutError(), 'transient'],
    ['something unknown', 'odd', 'transient'],
  ] as const)('%s', (_label, error, failure) => {
    expect(failureOf(error)).toBe(failure);
  });

  it('sees what a request error was made from', () => {
    const cause = new errors.PermissionViolationError('no', 'publish', 'inbound.sms');
    expect(failureOf(new errors.RequestError('no', { cause }))).toBe('refused');
  });
});
