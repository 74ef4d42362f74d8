import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Copy, commandVariables, sandboxVariables, serviceVariables } from './environment.mjs';
import { completeSecrets } from './secrets.mjs';
import { readEveryService } from './services.mjs';
import { checkout } from './settings.mjs';

const secrets = completeSecrets({}, randomBytes);

function aCopy(change: Partial<Copy> = {}): Copy {
  return {
    dataDir: '/data',
    secrets,
    ports: {
      sandbox: 1,
      sms: 2,
      router: 3,
      nats: 4,
      whatsapp: 7,
      meta: 8,
      x: 9,
      progress: 10,
      progressPage: 11,
    },
    urls: { nats: 'nats://127.0.0.1:4', natsMonitor: 'http://127.0.0.1:5', mongodb: 'mongodb://127.0.0.1:6' },
    env: {},
    ...change,
  };
}

const valuesOf = (name: string) => {
  const service = readEveryService(checkout).find((candidate) => candidate.name === name);
  if (!service) throw new Error(`no ${name}`);
  return Object.values(serviceVariables(service, aCopy())).join(' ');
};

describe('a service gets what it needs and no more', () => {
  it('sms: no key of the store', () => {
    expect(valuesOf('sms')).toContain(secrets.adapterKey);
    expect(valuesOf('sms')).toContain(secrets.twilioAuthToken);
    expect(valuesOf('sms')).not.toContain(secrets.storeKey);
    expect(valuesOf('sms')).not.toContain(secrets.blindIndexKey);
    expect(valuesOf('sms')).not.toContain('mongodb://');
  });

  it('whatsapp: nothing of Twilio or the store', () => {
    expect(valuesOf('whatsapp')).toContain(secrets.whatsappToken);
    expect(valuesOf('whatsapp')).not.toContain(secrets.twilioAuthToken);
    expect(valuesOf('whatsapp')).not.toContain(secrets.storeKey);
  });

  it('baileys: what it keeps its secrets with, and nothing of another provider', () => {
    expect(valuesOf('baileys')).toContain(secrets.storeKey);
    expect(valuesOf('baileys')).toContain(secrets.baileysPageToken);
    expect(valuesOf('baileys')).not.toContain(secrets.whatsappToken);
    expect(valuesOf('baileys')).not.toContain(secrets.twilioAuthToken);
  });

  it('meta: nothing of WhatsApp, Twilio or the store', () => {
    expect(valuesOf('meta')).toContain(secrets.metaPageToken);
    expect(valuesOf('meta')).toContain(secrets.metaInstagramToken);
    expect(valuesOf('meta')).not.toContain(secrets.whatsappToken);
    expect(valuesOf('meta')).not.toContain(secrets.twilioAuthToken);
    expect(valuesOf('meta')).not.toContain(secrets.storeKey);
  });

  it('x: nothing of another provider or the store', () => {
    expect(valuesOf('x')).toContain(secrets.xRefreshToken);
    expect(valuesOf('x')).toContain(secrets.xClientSecret);
    expect(valuesOf('x')).not.toContain(secrets.metaPageToken);
    expect(valuesOf('x')).not.toContain(secrets.twilioAuthToken);
    expect(valuesOf('x')).not.toContain(secrets.storeKey);
  });

  it('progress: no key of the store, nothing of NATS, and a port of its own for the world', () => {
    expect(valuesOf('progress')).toContain('mongodb://');
    expect(valuesOf('progress')).not.toContain('nats://');
    for (const secret of Object.values(secrets)) expect(valuesOf('progress')).not.toContain(secret);
    const service = readEveryService(checkout).find(({ name }) => name === 'progress');
    expect(service && serviceVariables(service, aCopy())).toMatchObject({ PORT: '10', PROGRESS_PORT: '11' });
  });

  it('router: nothing of a provider', () => {
    expect(valuesOf('router')).toContain(secrets.storeKey);
    expect(valuesOf('router')).not.toContain(secrets.adapterKey);
    expect(valuesOf('router')).not.toContain(secrets.twilioAuthToken);
    expect(valuesOf('router')).not.toContain(secrets.whatsappToken);
    expect(valuesOf('router')).not.toContain(secrets.baileysPageToken);
    expect(valuesOf('router')).not.toContain(secrets.metaPageToken);
    expect(valuesOf('router')).not.toContain(secrets.xRefreshToken);
  });
});

describe('the parts fit together', () => {
  const variablesOf = (name: string) => {
    const service = readEveryService(checkout).find((candidate) => candidate.name === name);
    return service && serviceVariables(service, aCopy());
  };
  const [sms, whatsapp, meta, x, router] = ['sms', 'whatsapp', 'meta', 'x', 'router'].map(variablesOf);
  const sandbox = sandboxVariables(aCopy());

  it('the sandbox calls where sms listens and believes to be reached', () => {
    expect(sandbox['SMS_WEBHOOK_URL']?.split('#')[0]).toBe(
      `http://127.0.0.1:${sms?.['PORT']}/webhooks/sms/twilio`,
    );
    expect(sandbox['SMS_WEBHOOK_URL']?.startsWith(`${sms?.['PUBLIC_BASE_URL']}/`)).toBe(true);
    expect(sms?.['TWILIO_API_BASE_URL']).toBe(`http://127.0.0.1:${sandbox['PORT']}`);
    expect(sms?.['TWILIO_AUTH_TOKENS']).toBe(sandbox['TWILIO_AUTH_TOKEN']);
    expect(sms?.['TWILIO_ACCOUNT_SID']).toBe(sandbox['TWILIO_ACCOUNT_SID']);
  });

  it('the sandbox signs for the WhatsApp number, calls where its adapter listens, and is its Graph API', () => {
    expect(sandbox['WHATSAPP_WEBHOOK_URL']).toBe(
      `${whatsapp?.['PUBLIC_BASE_URL']}/webhooks/whatsapp/cloud-api`,
    );
    expect(whatsapp?.['PUBLIC_BASE_URL']).toBe(`http://127.0.0.1:${whatsapp?.['PORT']}`);
    expect(whatsapp?.['GRAPH_API_BASE_URL']).toBe(`http://127.0.0.1:${sandbox['PORT']}`);
    expect(whatsapp?.['WHATSAPP_APP_SECRETS']).toBe(sandbox['WHATSAPP_APP_SECRET']);
    const number = `${sandbox['WHATSAPP_PHONE_NUMBER_ID']}:${sandbox['WHATSAPP_TOKEN']}`;
    expect(whatsapp?.['WHATSAPP_NUMBERS']).toBe(number);
  });

  it('the sandbox is the page and the Instagram account, calls where their adapter listens, and is both APIs', () => {
    expect(sandbox['META_WEBHOOK_URL']).toBe(`${meta?.['PUBLIC_BASE_URL']}/webhooks/meta`);
    expect(sandbox['META_DATA_DELETION_URL']).toBe(
      `${meta?.['PUBLIC_BASE_URL']}/webhooks/meta/data-deletion`,
    );
    expect(meta?.['PUBLIC_BASE_URL']).toBe(`http://127.0.0.1:${meta?.['PORT']}`);
    for (const name of ['GRAPH_API_BASE_URL', 'INSTAGRAM_API_BASE_URL']) {
      expect(meta?.[name]).toBe(`http://127.0.0.1:${sandbox['PORT']}`);
    }
    expect(meta?.['META_APP_SECRETS']).toBe(sandbox['META_APP_SECRET']);
    expect(meta?.['META_APP_ID']).toBe(sandbox['META_APP_ID']);
    expect(meta?.['META_VERIFY_TOKEN']).toBe(sandbox['META_VERIFY_TOKEN']);
    expect(meta?.['META_PAGES']).toBe(`${sandbox['META_PAGE_ID']}:${sandbox['META_PAGE_TOKEN']}`);
    const account = `${sandbox['META_INSTAGRAM_ID']}:${sandbox['META_INSTAGRAM_TOKEN']}`;
    expect(meta?.['META_INSTAGRAM_ACCOUNTS']).toBe(account);
  });

  it('the sandbox is the account at X, knows its app, calls where its adapter listens, and is its API', () => {
    expect(sandbox['X_WEBHOOK_URL']).toBe(`${x?.['PUBLIC_BASE_URL']}/webhooks/x`);
    expect(x?.['PUBLIC_BASE_URL']).toBe(`http://127.0.0.1:${x?.['PORT']}`);
    expect(x?.['X_API_BASE_URL']).toBe(`http://127.0.0.1:${sandbox['PORT']}`);
    expect(x?.['X_CONSUMER_SECRETS']).toBe(sandbox['X_CONSUMER_SECRET']);
    const shared = ['CLIENT_ID', 'CLIENT_SECRET', 'REFRESH_TOKEN', 'BEARER_TOKEN', 'USER_ID', 'USERNAME'];
    for (const name of shared) {
      expect(x?.[`X_${name}`]).not.toBe('');
      expect(x?.[`X_${name}`]).toBe(sandbox[`X_${name}`]);
    }
  });

  it('the sandbox repeats what is refused, by the settings the operator’s guide names', () => {
    const guide = readFileSync(join(checkout, 'docs/operating.md'), 'utf8');
    const [, fragment = ''] = /<PUBLIC_BASE_URL>\/webhooks\/sms\/twilio#(\S+)$/m.exec(guide) ?? [];
    expect(fragment).not.toBe('');
    expect(sandbox['SMS_WEBHOOK_URL']?.split('#')[1]).toBe(fragment);
  });

  it('commands work on the database and the streams of the router', () => {
    const command = commandVariables(aCopy());
    for (const name of ['NATS_URL', 'NATS_PASSWORD', 'MONGODB_URI', 'MONGODB_DATABASE', 'KANAL_STORE_KEYS']) {
      expect(command[name]).toBe(router?.[name]);
    }
  });
});

it('does not give the local password to a NATS server that was given by URL', () => {
  const urls = { nats: 'nats://elsewhere:4222', mongodb: 'mongodb://127.0.0.1:6' };
  expect(commandVariables(aCopy({ urls }))).not.toHaveProperty('NATS_PASSWORD');
});

it('takes the agency from the launcher’s environment', () => {
  const env = { AGENCY_NAME: 'Kota Serang', TICKET_PREFIX: 'SRG' };
  expect(commandVariables(aCopy({ env }))).toMatchObject(env);
});
