import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// The yardstick, run as a process: the least a Node server can do with a webhook. Reads the body, answers 200.
const server = createServer((request, response) => {
  request.on('data', () => {});
  request.on('end', () => response.end());
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

// The bench ends it by letting go of it.
process.once('disconnect', () => process.exit());
