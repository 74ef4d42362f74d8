// @ts-check
import { createServer } from 'node:http';
import { createLog, createMetrics, loadConfig } from '@kanal/runtime';
import { environment, startWhatsappBaileys, whatsappBaileysConfigSchema } from '@kanal/whatsapp-baileys';
import { SocketStandIn } from './socket-stand-in.mjs';

/*
 * The service as it is, with a stand-in for WhatsApp in it that a test works through a port of its own:
 *   POST /tell   { event, data }: the library tells of an event
 *   POST /end    { code }: the connection ends so
 *   GET  /sent   what was handed over to WhatsApp, over all connections; how many connections there were
 *   POST /retry  { messageId }: a phone asks for a message again; answers with what the library would send
 */

/** @type {SocketStandIn[]} */
const sockets = [];
/** @type {((messageId: string) => Promise<unknown>) | undefined} */
let getMessage;

const config = loadConfig(whatsappBaileysConfigSchema, environment);

await startWhatsappBaileys({
  config,
  openSocket(options) {
    const socket = new SocketStandIn(options);
    sockets.push(socket);
    getMessage = options.getMessage;
    setImmediate(() => socket.open(config.BAILEYS_NUMBER));
    return socket;
  },
  terminal: undefined,
  log: createLog({ service: 'baileys', level: config.LOG_LEVEL }),
  metrics: createMetrics('baileys'),
});

/** @type {Record<string, (body: any) => unknown>} */
const controls = {
  'POST /tell': ({ event, data }) => sockets.at(-1)?.ev.emit(event, data),
  'POST /end': ({ code }) =>
    sockets.at(-1)?.end(Object.assign(new Error('ended by the test'), { output: { statusCode: code } })),
  'GET /sent': () => ({
    connections: sockets.length,
    relayed: sockets.flatMap(({ relayed }) => relayed),
    presence: sockets.flatMap(({ presence }) => presence),
  }),
  'POST /retry': ({ messageId }) => getMessage?.(messageId),
};

createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const control = controls[`${request.method} ${request.url}`];
    const body = chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString());
    const answer = await control?.(body);
    response.end(JSON.stringify(answer ?? null));
  });
}).listen(Number(environment['DOUBLE_CONTROL_PORT']), '127.0.0.1');
