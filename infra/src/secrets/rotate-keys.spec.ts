import { makeSecrets } from './make-secrets.ts';
import { rotateServiceKey, rotateSigningKey } from './rotate-keys.ts';
import type { StoredParameter } from './stored-parameters.ts';

const stage = 'dev';
const now = new Date('2026-01-01T12:00:00Z');
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let stored: StoredParameter[];
beforeEach(() => {
  stored = [...makeSecrets(stage)];
});

function put(parameters: readonly StoredParameter[]): void {
  const names = parameters.map(({ Name }) => Name);
  stored = [...stored.filter(({ Name }) => !names.includes(Name)), ...parameters];
}

function kidsOf(name: string): readonly string[] {
  const value = stored.find(({ Name }) => Name === `/quartet/dev/settings/${name}`)?.Value ?? '';
  return [...value.matchAll(/"kid":"([^"]+)"/g)].map(([, kid = '']) => kid);
}

describe('the service key', () => {
  const rotate = (step: 'add' | 'use' | 'remove') =>
    put(rotateServiceKey({ stage, step, stored, now }));

  it('is known to its peers before it signs, and as long as it signs', () => {
    const old = kidsOf('orders/SERVICE_PRIVATE_KEY');
    const peers = ['payments/SERVICE_PUBLIC_KEYS', 'products/SERVICE_PUBLIC_KEYS'];
    rotate('add');
    const next = kidsOf('orders/NEXT_SERVICE_PRIVATE_KEY');
    expect(kidsOf('orders/SERVICE_PRIVATE_KEY')).toEqual(old);
    for (const peer of peers) expect(kidsOf(peer)).toEqual([...old, ...next]);
    rotate('use');
    expect(kidsOf('orders/SERVICE_PRIVATE_KEY')).toEqual(next);
    for (const peer of peers) expect(kidsOf(peer)).toEqual([...old, ...next]);
    rotate('remove');
    for (const peer of peers) expect(kidsOf(peer)).toEqual(next);
  });

  it('is added once, however often that is tried', () => {
    rotate('add');
    const before = stored;
    rotate('add');
    expect(new Set(stored)).toEqual(new Set(before));
  });

  it('is neither used before it is added, nor alone before it is used', () => {
    expect(() => rotate('use')).toThrow('add a key first');
    rotate('add');
    expect(() => rotate('remove')).toThrow('The new key is not in use yet.');
  });
});

describe('the signing key', () => {
  const rotate = (step: 'add' | 'remove', at: Date) =>
    put(rotateSigningKey({ stage, step, stored, now: at }));

  it('signs when all tasks have it, and replaces the old one when no token of that is valid', () => {
    const old = kidsOf('users/SIGNING_KEYS');
    rotate('add', now);
    const [, next = ''] = kidsOf('users/SIGNING_KEYS');
    expect(kidsOf('users/SIGNING_KEYS')).toEqual([...old, next]);
    expect(() => rotate('remove', minutesLater(39))).toThrow(
      'in use until 2026-01-01T12:40:00.000Z',
    );
    rotate('remove', minutesLater(40));
    expect(kidsOf('users/SIGNING_KEYS')).toEqual([next]);
  });

  it('is added once, and removed once', () => {
    rotate('add', now);
    rotate('add', minutesLater(1));
    expect(kidsOf('users/SIGNING_KEYS')).toHaveLength(2);
    rotate('remove', minutesLater(60));
    rotate('remove', minutesLater(61));
    expect(kidsOf('users/SIGNING_KEYS')).toHaveLength(1);
  });
});
