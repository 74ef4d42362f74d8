import { describe, expect, it } from 'vitest';
import type { DeviceState, PairingSecrets } from '../connection/device-state.js';
import { createPage, type PageRequest } from './answer.js';

const token = 'kata-rahasia-halaman';
const host = '127.0.0.1:17084';
const qr = '2@ref,noise,identity,adv,1';

function aPage({
  of = token,
  state = { state: 'pairing', sinceMs: 0 },
  secrets = { qr, code: 'ABCD1234' },
}: {
  of?: string | null;
  state?: DeviceState;
  secrets?: PairingSecrets;
} = {}) {
  const done: string[] = [];
  const answer = createPage(of ?? undefined, {
    view: () => ({ number: '6281200001710', state, secrets }),
    requestCode: async () => void done.push('code'),
    begin: () => void done.push('begin'),
  });
  const ask = (overrides: Partial<PageRequest> = {}) =>
    answer({ method: 'GET', url: '/', host, origin: undefined, cookie: undefined, body: '', ...overrides });
  const login = async () => {
    const body = new URLSearchParams({ token }).toString();
    const { headers } = await ask({ method: 'POST', url: '/login', origin: `http://${host}`, body });
    return headers['set-cookie']?.split(';')[0];
  };
  return { ask, login, done };
}

describe('the channel page', () => {
  it('shows the codes to who has shown the token', async () => {
    const { ask, login } = aPage();
    const { status, body } = await ask({ cookie: await login() });
    expect(status).toBe(200);
    expect(body).toContain('<svg class="qr"');
    expect(body).toContain('ABCD-1234');
    expect(body).toMatch(/Cara tidak resmi[\s\S]*Unofficial/);
    expect(body).not.toContain('<script');
  });

  it('takes the token out of the address, into a cookie no script can read', async () => {
    const { ask } = aPage();
    const { status, headers, body } = await ask({ url: `/?token=${token}` });
    expect([status, headers['location'], body]).toEqual([303, '/', '']);
    expect(headers['set-cookie']).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(headers['set-cookie']).not.toContain(token);
    expect((await ask({ cookie: headers['set-cookie']?.split(';')[0] })).status).toBe(200);
  });

  it.each<[string, Partial<PageRequest>]>([
    ['without the token', {}],
    ['with another token', { url: '/?token=kata-rahasia-halamat' }],
    ['with an empty token', { url: '/?token=' }],
    ['with a made-up cookie', { cookie: 'kanal_baileys=anything' }],
    ['with the token as the cookie', { cookie: `kanal_baileys=${token}` }],
    ['with a wrong form', { method: 'POST', url: '/login', origin: `http://${host}`, body: 'token=falsch' }],
    ['under another name', { host: 'evil.example', url: `/?token=${token}` }],
    ['with no name', { host: undefined, url: `/?token=${token}` }],
  ])('shows nothing %s', async (_how, request) => {
    const { ask } = aPage();
    const { status, body, headers } = await ask(request);
    expect([401, 404]).toContain(status);
    expect(body).not.toMatch(/<svg|ABCD|6281200001710/);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('opens for nobody when there is no token', async () => {
    const { ask } = aPage({ of: null });
    for (const url of ['/?token=', '/?token=undefined']) expect((await ask({ url })).status).toBe(401);
  });

  it('does what is asked from itself only', async () => {
    const { ask, login, done } = aPage();
    const cookie = await login();
    const own = { method: 'POST', origin: `http://${host}`, cookie };
    expect((await ask({ ...own, url: '/code' })).status).toBe(303);
    expect((await ask({ ...own, url: '/begin' })).status).toBe(303);
    expect(done).toEqual(['code', 'begin']);
    for (const origin of [undefined, 'null', 'http://evil.example', 'http://127.0.0.1:1']) {
      expect((await ask({ ...own, url: '/begin', origin })).status).toBe(404);
    }
    expect((await ask({ ...own, url: '/begin', cookie: undefined })).status).toBe(404);
    expect(done).toHaveLength(2);
  });

  it('is kept by nobody and framed by nobody', async () => {
    const { ask } = aPage();
    for (const answer of [await ask(), await ask({ url: `/?token=${token}` })]) {
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
    }
  });

  it.each<[DeviceState, RegExp]>([
    [{ state: 'open', sinceMs: 0 }, /Terhubung/],
    [{ state: 'connecting', sinceMs: 0, reason: 'held-elsewhere' }, /menunggu gilirannya/],
    [{ state: 'closed', sinceMs: 0, reason: 'logged-out' }, /Tautkan lagi[\s\S]*action="\/begin"/],
  ])('says how it is: %o', async (state, words) => {
    const { ask, login } = aPage({ state, secrets: {} });
    const { body } = await ask({ cookie: await login() });
    expect(body).toMatch(words);
    expect(body).not.toContain('<svg');
  });
});
