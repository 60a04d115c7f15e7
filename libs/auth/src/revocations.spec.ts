import { testConfig } from '@quartet/testing';
import type { User } from './identity.ts';
import { createRevocations, type Revocations } from './revocations.ts';

const id = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';
const shopper: User = { kind: 'user', id, role: 'shopper', session: 'of the shopper' };
const admin: User = { kind: 'user', id, role: 'admin', session: 'of the admin' };
const ended = expect.objectContaining({ code: 'unauthenticated' });
const unavailable = expect.objectContaining({ code: 'unavailable', retryAfter: 1 });

describe('the list of ended sessions', () => {
  let now: number;
  let fetches: number;
  let list: Promise<ReadonlySet<string>>;
  let revocations: Revocations;

  beforeEach(() => {
    [now, fetches, list] = [0, 0, Promise.resolve(new Set())];
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    const fetch = () => {
      fetches += 1;
      return list;
    };
    revocations = createRevocations({ fetch, ...testConfig() });
  });
  afterEach(() => jest.restoreAllMocks());

  const end = (...sessions: readonly string[]) => {
    list = Promise.resolve(new Set(sessions));
  };
  const fail = () => {
    list = Promise.reject(new Error('connect ECONNREFUSED'));
    list.catch(() => undefined);
  };

  it('is fetched by the first request, which waits for it, and by no clock', async () => {
    end('of the shopper');
    expect(fetches).toBe(0);
    expect(revocations.admits(shopper)).toBe(false);
    await expect(revocations.check(shopper)).rejects.toEqual(ended);
    await revocations.check(admin);
    expect(fetches).toBe(1);
  });

  it('is fetched once, however many wait for it', async () => {
    await Promise.all(Array.from({ length: 50 }, () => revocations.check(shopper)));
    expect(fetches).toBe(1);
  });

  it('is fetched again in the background when it is 2 s old', async () => {
    await revocations.check(shopper);
    end('of the shopper');
    now = 2_000;
    expect(revocations.admits(shopper)).toBe(true);
    expect(fetches).toBe(1);
    now = 2_001;
    expect(revocations.admits(shopper)).toBe(true);
    await revocations.check(admin);
    expect(fetches).toBe(2);
    expect(revocations.admits(shopper)).toBe(false);
  });

  it('is never older than 4 s when it decides, not even after a quiet hour', async () => {
    await revocations.check(shopper);
    end('of the shopper');
    now = 3_600_000;
    expect(revocations.admits(shopper)).toBe(false);
    await expect(revocations.check(shopper)).rejects.toEqual(ended);
  });

  it('of the last fetch decides about users while no other can be fetched', async () => {
    end('of another');
    await revocations.check(shopper);
    fail();
    for (now = 5_000; now < 1_800_000; now += 60_000) {
      await revocations.check(shopper);
      expect(revocations.admits(shopper)).toBe(true);
      await expect(revocations.check({ ...shopper, session: 'of another' })).rejects.toEqual(ended);
    }
  });

  it('must not be older than 4 s for an admin', async () => {
    await revocations.check(admin);
    fail();
    now = 4_000;
    await revocations.check(admin);
    expect(revocations.admits(admin)).toBe(true);
    now = 4_001;
    expect(revocations.admits(admin)).toBe(false);
    await expect(revocations.check(admin)).rejects.toEqual(unavailable);
    end();
    now = 4_501;
    await revocations.check(admin);
    expect(revocations.admits(admin)).toBe(true);
  });

  it('makes no user wait for a fetch that hangs after one that failed', async () => {
    fail();
    await revocations.check(shopper);
    list = new Promise(() => undefined);
    now = 500;
    await revocations.check(shopper);
    expect(revocations.admits(shopper)).toBe(true);
    expect(fetches).toBe(2);
  });

  it('is asked for at most every 500 ms while that fails', async () => {
    fail();
    for (now = 0; now < 1_000; now += 10) await revocations.check(shopper);
    expect(fetches).toBe(2);
  });
});
