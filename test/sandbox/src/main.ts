#!/usr/bin/env node
import { loadConfig, metaSettings, smppSettings, whatsappSettings, xSettings } from './config.js';
import { createSandbox } from './sandbox.js';

try {
  const config = loadConfig(process.env);
  const [queued = 0, sent = 0, delivered = 0] = config.SMS_STATUS_DELAYS_MS.split(',').map(Number);
  const sandbox = await createSandbox({
    dataDir: config.SANDBOX_DATA_DIR,
    twilio: {
      accountSid: config.TWILIO_ACCOUNT_SID,
      authToken: config.TWILIO_AUTH_TOKEN,
      number: config.SMS_NUMBER,
      webhookUrl: config.SMS_WEBHOOK_URL,
      webhookPublicUrl: config.SMS_WEBHOOK_PUBLIC_URL,
      optOut: config.SMS_OPT_OUT,
      statusDelaysMs: { queued, sent, delivered },
    },
    whatsapp: whatsappSettings(config.whatsapp),
    meta: metaSettings(config.meta),
    smpp: smppSettings(config.smpp),
    x: xSettings(config.x),
  });
  const url = await sandbox.listen(config.HOST, config.PORT);
  console.log(JSON.stringify({ msg: 'sandbox.listening', url, ledger: sandbox.ledger.path }));
  const stop = async () => {
    await sandbox.close();
    console.log(JSON.stringify({ msg: 'sandbox.stopped' }));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
