import { expect, test } from 'vitest';
import {
  entriesOf,
  instagram,
  messagesPath,
  messagingIn,
  meta,
  setMetaStage,
} from '../../test/meta-stage.js';
import { partsOf, reply, setSmppStage } from '../../test/smpp-stage.js';
import { account, setStage } from '../../test/test-sandbox.js';
import { goodMessage, messagesIn, setWhatsAppStage } from '../../test/whatsapp-stage.js';
import { setXStage, type XStageOptions, xApp } from '../../test/x-stage.js';
import { kirim } from './kirim.js';

/** A product that answers each new message once, through the sandbox's API. */
async function stageWithReplies(options: { replies?: 'once' | 'always' | 'never'; status?: number } = {}) {
  const { replies = 'once', status = 200 } = options;
  const seen = new Set<string>();
  const stage = await setStage({ fragment: '#rc=0' }, (post, response) => {
    response.statusCode = status;
    response.end();
    const { MessageSid = '', From = '' } = post.params;
    const isNew = !seen.has(MessageSid);
    seen.add(MessageSid);
    if (status !== 200 || replies === 'never' || (replies === 'once' && !isNew)) return;
    void stage.create({
      To: From,
      From: account.number,
      Body: 'Aduan diterima.\nNomor tiket: BTN-261124-7K3QXAB',
    });
  });
  const printed: string[] = [];
  const run = (...args: string[]) =>
    kirim(args, {
      sandboxUrl: stage.url,
      print: (text) => void printed.push(text),
      progress: () => undefined,
      random: () => 0.1234567,
      explain: (citizen) => `Alasan untuk ${citizen}`,
    });
  return { ...stage, run, printed };
}

test('0: the reply and its ticket', async () => {
  const { run, printed, product } = await stageWithReplies();
  expect(await run('sms', 'Jalan berlubang')).toBe(0);
  expect(printed.join()).toContain('BTN-261124-7K3QXAB');
  expect(product.posts[0]?.params).toMatchObject({ From: '+6281201234567', Body: 'Jalan berlubang' });
});

test('0: --json for machines, --from for a given citizen', async () => {
  const { run, printed } = await stageWithReplies();
  expect(await run('sms', 'Halo', '--json', '--from', '+6281207654321')).toBe(0);
  expect(JSON.parse(printed.join())).toEqual({
    kind: 'answered',
    reply: 'Aduan diterima.\nNomor tiket: BTN-261124-7K3QXAB',
    ticket: 'BTN-261124-7K3QXAB',
    messageId: expect.stringMatching(/^SM[0-9a-f]{32}$/),
    from: '+6281207654321',
    exitCode: 0,
  });
});

test('0: --explain tells why after the reply, of whom the provider named', async () => {
  const { run, printed } = await stageWithReplies();
  expect(await run('sms', 'Halo', '--explain', '--from', '+6281207654321')).toBe(0);
  expect(printed.join()).toMatch(/BTN-261124-7K3QXAB\n\nAlasan untuk \+6281207654321$/);
  expect(await run('sms', 'Halo', '--explain', '--json')).toBe(0);
  expect(JSON.parse(printed[1] ?? '')).toMatchObject({ explanation: 'Alasan untuk +6281201234567' });
});

const repeat = ['sms', 'Halo', '--sid', `SM${'c'.repeat(32)}`, '--timeout', '0.3'];

test('0: a repeat that is not answered again', async () => {
  const { run, printed, product } = await stageWithReplies({ replies: 'once' });
  expect(await run(...repeat)).toBe(0);
  expect(await run(...repeat, '--json')).toBe(0);
  expect(JSON.parse(printed[1] ?? '')).toMatchObject({ kind: 'repeat-unanswered' });
  expect(product.posts).toHaveLength(2);
});

test('6: a repeat that is answered again', async () => {
  const { run } = await stageWithReplies({ replies: 'always' });
  expect(await run(...repeat)).toBe(0);
  expect(await run(...repeat)).toBe(6);
});

test.each([
  ['no text', ['sms']],
  ['no channel', ['Jalan berlubang']],
  ['text without quotes', ['sms', 'Jalan', 'berlubang']],
  ['an unknown option', ['sms', 'Halo', '--loud']],
  ['a timeout that is none', ['sms', 'Halo', '--timeout', 'soon']],
  ['a place that is none', ['komentar', 'Halo', '--di', 'tiktok']],
  ['a place without a comment', ['sms', 'Halo', '--di', 'instagram']],
  ['an operator elsewhere', ['sms', 'Halo', '--operator', 'satu']],
  ['parts elsewhere', ['sms', 'Halo', '--urutan', '3,1,2']],
  ['parts that are no numbers', ['smpp', 'Halo', '--urutan', '3;1']],
  ['a way to write that is none', ['x', 'Halo', '--jenis', 'surat']],
  ['a way to write where there are none', ['sms', 'Halo', '--jenis', 'dm']],
  ['a SID that is none', ['sms', 'Halo', '--sid', 'SM1']],
  ['an attachment that is not there', ['sms', 'Halo', '--media', 'no-such-file.png']],
])('2: %s', async (_label, args) => {
  const { run, printed, product } = await stageWithReplies();
  expect(await run(...args)).toBe(2);
  expect(printed.join()).toContain('npm run kirim');
  expect(product.posts).toEqual([]);
});

test('3: the webhook is refused, with its status', async () => {
  const { run, printed } = await stageWithReplies({ status: 403 });
  expect(await run('sms', 'Halo')).toBe(3);
  expect(printed.join()).toContain('403');
});

test('4: accepted, but no reply in time', async () => {
  const { run } = await stageWithReplies({ replies: 'never' });
  expect(await run('sms', 'Halo', '--timeout', '0.2')).toBe(4);
});

test('4: the provider refuses the reply, and says why', async () => {
  const { run, printed } = await stageWithReplies({ replies: 'always' });
  expect(await run('sms', 'STOP', '--timeout', '0.4')).toBe(4);
  expect(printed.join()).toContain('21610');
});

test.each([undefined, 'http://127.0.0.1:9'])('5: nothing at %s', async (sandboxUrl) => {
  const printed: string[] = [];
  const code = await kirim(['sms', 'Halo'], {
    sandboxUrl,
    print: (text) => void printed.push(text),
    progress: () => undefined,
    random: () => 0.5,
    explain: String,
  });
  expect(code).toBe(5);
  expect(printed.join()).toContain('npm start');
});

/** A product that marks each WhatsApp message as read, and answers it. */
async function whatsappStage(text = 'Aduan diterima. Nomor tiket: BTN-261124-7K3QXAB') {
  const stage = await setWhatsAppStage({ maxRetries: 0 }, async (post, response) => {
    response.end();
    for (const { id, from } of messagesIn([post])) {
      await stage.create({ messaging_product: 'whatsapp', status: 'read', message_id: id });
      await stage.create({ ...goodMessage, to: from, text: { body: text } });
    }
  });
  const printed: string[] = [];
  const run = (...args: string[]) =>
    kirim(args, {
      sandboxUrl: stage.url,
      print: (line) => void printed.push(line),
      progress: () => undefined,
      random: () => 0.1234567,
      explain: (citizen) => `Alasan untuk ${citizen}`,
    });
  return { ...stage, run, printed };
}

test.each([
  ['+6281207654321', '6281207654321'],
  ['6281207654321', '6281207654321'],
  [undefined, '6281201234567'],
])('WhatsApp, 0: the reply and its ticket, --from %s', async (from, waId) => {
  const { run, printed, product } = await whatsappStage();
  const args = from === undefined ? [] : ['--from', from];
  expect(await run('whatsapp', 'Jalan berlubang', '--timeout', '5', ...args)).toBe(0);
  expect(printed.join()).toMatch(/wamid: +wamid\.\S+\n/);
  expect(printed.join()).toContain('BTN-261124-7K3QXAB');
  expect(messagesIn(product.posts)).toMatchObject([{ from: waId, text: { body: 'Jalan berlubang' } }]);
});

test('WhatsApp, 6: a wamid of free form, answered again', async () => {
  const { run, printed } = await whatsappStage();
  const repeated = ['whatsapp', 'Halo', '--sid', 'wamid.apa/saja+==', '--timeout', '5', '--json'];
  expect(await run(...repeated)).toBe(0);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({ messageId: 'wamid.apa/saja+==' });
  expect(await run(...repeated)).toBe(6);
});

test('WhatsApp, 4: the provider refuses the reply, and says why', async () => {
  const { run, printed } = await whatsappStage('a'.repeat(4_097));
  expect(await run('whatsapp', 'Halo', '--timeout', '0.4')).toBe(4);
  expect(printed.join()).toContain('100 (#100) Invalid parameter');
});

test('2: a channel the sandbox does not offer, with those it does', async () => {
  const { run, printed, product } = await stageWithReplies();
  expect(await run('whatsapp', 'Halo')).toBe(2);
  expect(printed.join()).toContain('yang ada (there are): sms');
  expect(product.posts).toEqual([]);
});

test('2: what WhatsApp cannot send, with the reason', async () => {
  const { run, printed } = await whatsappStage();
  expect(await run('whatsapp', 'Halo', '--from', 'Pak RT')).toBe(2);
  expect(printed.join()).toContain('from must be a number');
});

/** A product that answers what Meta tells it: a direct message directly, a comment publicly or, if so told, privately. */
async function metaStage(comments: 'public' | 'private' = 'public') {
  const message = { text: 'Aduan diterima. Nomor tiket: BTN-261124-7K3QXAB' };
  const stage = await setMetaStage({ maxRetries: 0 }, async (post, response) => {
    response.end();
    const isPage = post.body.startsWith('{"object":"page"');
    const token = isPage ? {} : instagram;
    const path = isPage ? messagesPath : `${meta.instagramId}/messages`;
    for (const { messaging = [], changes = [] } of entriesOf(post)) {
      for (const event of messaging) {
        const { is_echo: isEcho } = (event['message'] ?? { is_echo: true }) as { is_echo?: true };
        if (isEcho) continue;
        const recipient = event['sender'] as { id: string };
        await stage.call(path, { ...token, body: { recipient, sender_action: 'mark_seen' } });
        await stage.call(path, { ...token, body: { recipient, messaging_type: 'RESPONSE', message } });
      }
      for (const { value } of changes) {
        if ([meta.pageId, meta.instagramId].includes((value['from'] as { id: string }).id)) continue;
        const id = String(value['comment_id'] ?? value['id']);
        if (comments === 'private') {
          await stage.call(path, { ...token, body: { recipient: { comment_id: id }, message } });
        } else {
          const edge = isPage ? 'comments' : 'replies';
          await stage.call(`${id}/${edge}`, { ...token, body: { message: message.text } });
        }
      }
    }
  });
  const printed: string[] = [];
  const run = (...args: string[]) =>
    kirim([...args, '--timeout', '5'], {
      sandboxUrl: stage.url,
      print: (line) => void printed.push(line),
      progress: () => undefined,
      random: () => 0.1234567,
      explain: (citizen) => `Alasan untuk ${citizen}`,
    });
  return { ...stage, run, printed };
}

test.each([
  ['messenger', 'page', 'm_'],
  ['instagram', 'instagram', 'aWdf'],
])('%s, 0: the reply and its ticket', async (channel, object, id) => {
  const { run, printed, product, sandbox } = await metaStage();
  expect(await run(channel, 'Jalan berlubang')).toBe(0);
  expect(printed.join()).toMatch(new RegExp(`Dari .* 2471708001234567\nmid: +${id}`));
  expect(printed.join()).toContain('BTN-261124-7K3QXAB');
  await sandbox.settled();
  expect(JSON.parse(product.posts[0]?.body ?? '')).toMatchObject({ object });
  expect(messagingIn(product.posts)[0]).toMatchObject({ message: { text: 'Jalan berlubang' } });
});

test.each([
  ['facebook', 'public', [], 'feed'],
  ['facebook', 'private', ['--di', 'facebook'], 'feed'],
  ['instagram', 'public', ['--di', 'instagram'], 'comments'],
  ['instagram', 'private', ['--di', 'instagram'], 'comments'],
] as const)('a comment on %s, 0: answered in %s', async (_place, comments, args, field) => {
  const { run, printed, product, sandbox } = await metaStage(comments);
  expect(await run('komentar', 'Lampu padam', ...args, '--from', 'Siti Aminah')).toBe(0);
  expect(printed.join()).toMatch(/ID komentar: +[\d_]+\n/);
  expect(printed.join()).toContain('BTN-261124-7K3QXAB');
  expect(entriesOf(product.posts[0])[0]?.changes).toMatchObject([{ field }]);
  await sandbox.settled();
});

test('a comment, 6: answered again', async () => {
  const { run, sandbox } = await metaStage();
  const repeated = ['komentar', 'Lampu padam', '--sid', '122100000001708_5', '--from', 'Siti'];
  expect(await run(...repeated)).toBe(0);
  expect(await run(...repeated)).toBe(6);
  await sandbox.settled();
});

test('SMPP, 0: the parts in the order asked for, and the reply to all of them', async () => {
  const { connectBound, sandbox } = await setSmppStage();
  const { session, heard } = await connectBound();
  session.on('deliver_sm', () => {
    if (heard.length === 3) session.submit_sm({ ...reply, short_message: 'Nomor tiket: BTN-261124-7K3QXAB' });
  });
  const printed: string[] = [];
  const text = 'Jalan berlubang di depan pasar, sudah dua minggu. '.repeat(8);
  const code = await kirim(
    ['smpp', text, '--operator', 'satu', '--urutan', '3,1,2', '--from', '+6281201234567', '--timeout', '5'],
    {
      sandboxUrl: await sandbox.listen('127.0.0.1', 0),
      print: (line) => void printed.push(line),
      progress: () => undefined,
      random: () => 0.5,
      explain: String,
    },
  );
  expect(code).toBe(0);
  expect(printed.join()).toContain('BTN-261124-7K3QXAB');
  expect(partsOf(heard).map(({ header }) => header.slice(-2))).toEqual(['03', '01', '02']);
});

/** A product that answers what X tells it: a post publicly, a direct message directly. */
async function xStage(options: XStageOptions = {}) {
  let answered = 0;
  const stage = await setXStage(options, async (post, response) => {
    response.end();
    const { event_type: type, payload } = JSON.parse(post.body).data;
    answered += 1;
    const text = `Aduan diterima. Nomor tiket: BTN-261124-7K3QXA${answered}`;
    if (type === 'dm.received') {
      const { sender_id: sender } = payload.direct_message_events[0].message_create;
      await stage.call(`dm_conversations/with/${sender}/messages`, { body: { text } });
    } else {
      await stage.call('tweets', { body: { text, reply: { in_reply_to_tweet_id: payload.id } } });
    }
  });
  const printed: string[] = [];
  const run = (...args: string[]) =>
    kirim([...args, '--timeout', '5'], {
      sandboxUrl: stage.url,
      print: (line) => void printed.push(line),
      progress: () => undefined,
      random: () => 0.1234567,
      explain: (citizen) => `Alasan untuk ${citizen}`,
    });
  return { ...stage, run, printed };
}

test.each([
  [[], 'ID kiriman', 'post.mention.create'],
  [['--jenis', 'sebutan'], 'ID kiriman', 'post.mention.create'],
  [['--jenis', 'dm'], 'ID pesan', 'dm.received'],
  [['--jenis', 'balasan'], 'ID kiriman', 'post.reply.create'],
  [['--jenis', 'kutipan'], 'ID kiriman', 'post.quote.create'],
])('X, 0: the reply and its ticket, %s', async (args, id, type) => {
  const { run, printed, call, events } = await xStage();
  await call('tweets', { body: { text: 'Kami di sini' } });
  expect(await run('x', 'Jalan berlubang', '--from', 'Siti Aminah', ...args)).toBe(0);
  expect(printed.join()).toMatch(new RegExp(`${id}: +\\d+\n`));
  expect(printed.join()).toContain('BTN-261124-7K3QXA1');
  expect(events()[0]?.event_type).toBe(type);
});

test('X, 0: an event is lost, and the product answers once it has asked', async () => {
  const { url, sandbox, call } = await setXStage();
  sandbox.faults.set({ rules: [{ fault: 'lost', on: 'webhook', count: 1 }] });
  const text = 'Aduan diterima. Nomor tiket: BTN-261124-7K3QXAB';
  let hasAsked = false;
  const ask = async () => {
    if (hasAsked) return;
    hasAsked = true;
    const { data } = await (await call(`users/${xApp.userId}/mentions`)).json();
    await call('tweets', { body: { text, reply: { in_reply_to_tweet_id: data[0].id } } });
  };
  const printed: string[] = [];
  const code = await kirim(['x', 'Jalan berlubang', '--timeout', '5'], {
    sandboxUrl: url,
    print: (line) => void printed.push(line),
    progress: () => void ask(),
    random: () => 0.1234567,
    explain: (citizen) => `Alasan untuk ${citizen}`,
  });
  expect(code).toBe(0);
  expect(printed.join()).toContain('BTN-261124-7K3QXAB');
});

test('--help names every channel', async () => {
  const { run, printed } = await stageWithReplies();
  expect(await run('--help')).toBe(0);
  expect(printed.join()).toContain('sms|smpp|whatsapp|messenger|instagram|komentar|x');
});
