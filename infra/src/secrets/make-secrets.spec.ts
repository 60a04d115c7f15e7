import { createPrivateKey, createPublicKey, type JsonWebKey, sign, verify } from 'node:crypto';
import { services } from '../services.ts';
import { makeSecrets } from './make-secrets.ts';

/** The settings that only a person can know. */
const storedByHand = [
  'payments/PROVIDER_URL',
  'payments/STRIPE_API_KEY',
  'payments/PROVIDER_WEBHOOK_SECRET',
  'users/ADMIN_EMAIL',
  'users/ADMIN_PASSWORD',
];

const secrets = makeSecrets('dev');

function valueOf(name: string): string {
  const found = secrets.find(({ Name }) => Name === `/quartet/dev/settings/${name}`);
  return found?.Value ?? '';
}

it('makes every stored setting of the services and their one-off tasks that no person must provide', () => {
  const needed = services.flatMap(
    ({ name, storedSettings, providerSettings = {}, oneOffTasks }) => {
      const ofTasks = oneOffTasks.flatMap((task) => task.storedSettings);
      return [...storedSettings, ...Object.values(providerSettings).flat(), ...ofTasks].map(
        (setting) => `/quartet/dev/settings/${name}/${setting}`,
      );
    },
  );
  const made = secrets.map(({ Name }) => Name);
  const byHand = storedByHand.map((name) => `/quartet/dev/settings/${name}`);
  expect([...made, ...byHand].sort()).toEqual([...needed].sort());
});

it('makes a key for orders whose signatures its peers can verify without the private half', () => {
  const key = JSON.parse(valueOf('orders/SERVICE_PRIVATE_KEY')) as JsonWebKey;
  const signature = sign('sha256', Buffer.from('x'), createPrivateKey({ key, format: 'jwk' }));
  for (const peer of ['payments', 'products']) {
    const { orders } = JSON.parse(valueOf(`${peer}/SERVICE_PUBLIC_KEYS`)) as {
      readonly orders: { readonly keys: readonly JsonWebKey[] };
    };
    const [half = {}] = orders.keys;
    expect(half).toMatchObject({ kid: key['kid'], alg: 'ES256' });
    expect(half).not.toHaveProperty('d');
    const known = createPublicKey({ key: half, format: 'jwk' });
    expect(verify('sha256', Buffer.from('x'), known, signature)).toBe(true);
  }
});

it('makes a signing key that is already active', () => {
  const keys = JSON.parse(valueOf('users/SIGNING_KEYS')) as readonly { signsFrom: string }[];
  expect(keys).toHaveLength(1);
  expect(Date.parse(keys[0]?.signsFrom ?? '')).toBeLessThan(Date.now());
});

it('makes different secrets each time', () => {
  const again = makeSecrets('dev').map(({ Value }) => Value);
  for (const { Value } of secrets) expect(again).not.toContain(Value);
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
it('leaves the tier to the size, because three signing keys have more than 4 KB', () => {
  for (const { Tier } of secrets) expect(Tier).toBe('Intelligent-Tiering');
  expect(3 * valueOf('users/SIGNING_KEYS').length).toBeGreaterThan(4_096);
});
