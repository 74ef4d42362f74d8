/** Command statuses the sandbox answers with. SMPP 3.4, §5.1.3 (https://smpp.org/SMPP_v3_4_Issue1_2.pdf). */
export const statuses = {
  ok: 0,
  wrongBindStatus: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  invalidSource: 0x0a,
  invalidDestination: 0x0b,
  bindFailed: 0x0d,
  queueFull: 0x14,
  throttled: 0x58,
} as const;
