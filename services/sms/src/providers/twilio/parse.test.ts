import { ContractError } from '@kanal/contracts';
import { describe, expect, test } from 'vitest';
import { fixtureAccount, signedRequest } from './fixtures/read-fixtures.js';
import { parseInbound, parseStatus } from './parse.js';

const { accountSid } = fixtureAccount;
const outboundId = 'abcdefghijklmnopqrstuvwxyz234567';

const message = {
  MessageSid: 'SM00000000000000000000000000000001',
  AccountSid: accountSid,
  From: '+6281200100001',
  To: '+6281200001708',
  Body: 'Lampu jalan mati',
  SmsStatus: 'received',
};

const status = {
  MessageSid: message.MessageSid,
  AccountSid: accountSid,
  From: message.To,
  To: message.From,
  MessageStatus: 'delivered',
};

function inbound(fields: Record<string, string | undefined>) {
  return parseInbound(requestOf({ ...message, ...fields }), accountSid);
}

function callback(fields: Record<string, string | undefined>, query = `out=${outboundId}`) {
  return parseStatus(requestOf({ ...status, ...fields }, query), accountSid);
}

function requestOf(fields: Record<string, string | undefined>, query = '') {
  const form = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  return signedRequest('/webhooks/sms/twilio', query, form);
}

describe('a message', () => {
  test('has exactly these fields', () => {
    expect(inbound({})).toEqual({
      messages: [
        {
          channel: 'sms',
          account: '+6281200001708',
          kind: 'direct',
          visibility: 'private',
          externalId: message.MessageSid,
          counterpart: {
            externalId: '+6281200100001',
            aliases: [{ type: 'phone', value: '+6281200100001' }],
          },
          text: 'Lampu jalan mati',
          attachments: [],
          raw: message,
        },
      ],
      statuses: [],
      ignored: [],
      malformed: [],
    });
  });

  test.each([
    ['an empty body', { Body: '' }],
    ['no body', { Body: undefined }],
  ])('with %s has no text and is a message all the same', (_label, fields) => {
    const [draft] = inbound(fields).messages;
    expect(draft).toMatchObject({ externalId: message.MessageSid });
    expect(draft).not.toHaveProperty('text');
  });

  test('of white space only keeps it', () => {
    expect(inbound({ Body: ' \n' }).messages).toMatchObject([{ text: ' \n' }]);
  });

  test.each([
    ['STOP', 'stop'],
    ['start', 'start'],
    ['HELP', 'help'],
    ['NEW', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('with OptOutType %j has the keyword %j', (OptOutType, providerKeyword) => {
    expect(inbound({ OptOutType }).messages[0]?.providerKeyword).toBe(providerKeyword);
  });

  test('to our short code is answered from it', () => {
    expect(inbound({ To: '1708' }).messages).toMatchObject([{ account: '1708' }]);
  });

  test.each([
    ['delivered', 'SmsStatus'],
    ['sent', 'MessageStatus'],
    ['failed', 'MessageStatus'],
  ])('that is %s by %s is our own, and ignored', (value, name) => {
    expect(inbound({ [name]: value })).toMatchObject({
      messages: [],
      ignored: [{ reason: 'status-of-own-message' }],
    });
  });

  test.each([
    ['without an id', { MessageSid: undefined }, 'MessageSid'],
    ['with the id of a call', { MessageSid: 'CA00000000000000000000000000000001' }, 'MessageSid'],
    ['without a sender', { From: '' }, 'From'],
    ['without a recipient', { To: undefined }, 'To'],
    ['of another of Twilio’s channels', { From: 'rcs:+6281200100001' }, 'From'],
    ['without an account', { AccountSid: undefined }, 'AccountSid'],
    ['of another account', { AccountSid: `AC${'f'.repeat(32)}` }, 'AccountSid'],
  ])('%s is quarantined, and the reason holds no value', (_label, fields, field) => {
    const reading = () => inbound(fields);
    expect(reading).toThrow(ContractError);
    expect(reading).toThrow(field);
    expect(reading).not.toThrow('81200100001');
  });

  test('with a field of ours twice is quarantined, with another twice is not', () => {
    const twice = (name: string) => {
      const form = [...Object.entries(message), [name, 'x'], [name, 'y']] as [string, string][];
      return () => parseInbound(signedRequest('/webhooks/sms/twilio', '', form), accountSid);
    };
    expect(twice('Body')).toThrow(ContractError);
    expect(twice('Tag')().messages).toMatchObject([{ raw: { Tag: ['x', 'y'] } }]);
  });
});

describe('the files of a message', () => {
  const files = (fields: Record<string, string>) => inbound(fields).messages[0]?.attachments;

  test.each([
    ['image/jpeg', 'image'],
    ['IMAGE/PNG', 'image'],
    ['video/3gpp', 'video'],
    ['audio/amr', 'audio'],
    ['text/x-vcard', 'contact'],
    ['text/vcard; charset=utf-8', 'contact'],
    ['application/pdf', 'document'],
    ['text/calendar', 'document'],
    ['font/ttf', 'other'],
    ['nonsense', 'other'],
  ])('%s is of type %s', (mimeType, type) => {
    expect(files({ NumMedia: '1', MediaUrl0: 'https://x/0', MediaContentType0: mimeType })).toEqual([
      { type, providerRef: 'https://x/0', mimeType },
    ]);
  });

  test('stand in the order of their numbers, with gaps left out', () => {
    const fields = {
      MediaUrl10: 'k',
      MediaUrl2: 'c',
      MediaUrl0: 'a',
      MediaUrl1: '',
      MediaUrlX: 'x',
      MediaUrl: 'y',
    };
    expect(files(fields)?.map(({ providerRef }) => providerRef)).toEqual(['a', 'c', 'k']);
  });

  test('without a type are there too', () => {
    expect(files({ MediaUrl0: 'a' })).toEqual([{ type: 'other', providerRef: 'a' }]);
  });
});

describe('a status callback', () => {
  test.each([
    ['accepted', { status: 'accepted' }],
    ['scheduled', { status: 'accepted' }],
    ['queued', { status: 'accepted' }],
    ['sending', { status: 'accepted' }],
    ['sent', { status: 'sent' }],
    ['partially_delivered', { status: 'sent' }],
    ['delivered', { status: 'delivered' }],
    ['read', { status: 'read' }],
    ['canceled', { status: 'rejected', code: 'KANAL_SMS_CANCELED' }],
    ['undelivered', { status: 'rejected', code: 'KANAL_SMS_UNDELIVERED' }],
    ['failed', { status: 'rejected', code: 'KANAL_SMS_UNDELIVERED' }],
  ])('%s', (MessageStatus, expected) => {
    expect(callback({ MessageStatus }).statuses).toMatchObject([
      { account: status.From, outboundId, providerMessageId: status.MessageSid, ...expected },
    ]);
  });

  test.each([
    ['30007', '30007', 'filtered by the carrier'],
    ['39999', '39999', 'the carrier did not say why'],
    ['21610', 'KANAL_RECIPIENT_OPTED_OUT', 'the recipient has opted out'],
    ['not a number', 'KANAL_SMS_UNDELIVERED', 'the carrier did not say why'],
    ['', 'KANAL_SMS_UNDELIVERED', 'the carrier did not say why'],
  ])('failed with ErrorCode %j has the code %s', (ErrorCode, code, reason) => {
    expect(callback({ MessageStatus: 'failed', ErrorCode }).statuses).toMatchObject([
      { status: 'rejected', code, reason },
    ]);
  });

  test('an error code of a message that goes on means nothing', () => {
    expect(callback({ MessageStatus: 'sent', ErrorCode: '30008' }).statuses[0]).not.toHaveProperty('code');
  });

  test('has no time of its own: the carrier’s has no zone', () => {
    const [delivered] = callback({ RawDlrDoneDate: '2611241005' }).statuses;
    expect(delivered).not.toHaveProperty('at');
  });

  test.each(['', 'out=', 'out=SM1', 'out=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 'other=1'])(
    'with the query %j names Twilio’s id only',
    (query) => {
      const [delivered] = callback({}, query).statuses;
      expect(delivered).toMatchObject({ providerMessageId: status.MessageSid });
      expect(delivered).not.toHaveProperty('outboundId');
    },
  );

  test('before a sender is chosen is of the account', () => {
    expect(callback({ From: undefined, MessageStatus: 'accepted' }).statuses).toMatchObject([
      { account: accountSid },
    ]);
  });

  test.each([
    ['received', { MessageStatus: 'received' }],
    ['a state nobody knows', { MessageStatus: 'teleported' }],
    ['the name of something every object has', { MessageStatus: 'constructor' }],
    ['no state', { MessageStatus: undefined }],
    ['another account', { AccountSid: `AC${'f'.repeat(32)}` }],
  ])('with %s is quarantined', (_label, fields) => {
    expect(() => callback(fields)).toThrow(ContractError);
  });
});
