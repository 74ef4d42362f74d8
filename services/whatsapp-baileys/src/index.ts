export { environment, type WhatsappBaileysConfig, whatsappBaileysConfigSchema } from './config.js';
export type { DeviceSocket, OpenSocket, OpenSocketOptions } from './connection/device-socket.js';
export { type StartOptions, startWhatsappBaileys } from './start.js';
