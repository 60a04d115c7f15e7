import { callerSettings, createServiceSigner, createVerifier } from '@quartet/auth';
import { callersPublicKeys, makeKey, makeSecrets } from '@quartet/infra/secrets/make-secrets';
import { rotateServiceKey, type Step } from '@quartet/infra/secrets/rotate-keys';
import type { StoredParameter } from '@quartet/infra/secrets/stored-parameters';
import { testConfig } from '@quartet/testing';

const stage = 'dev';
const user = crypto.randomUUID();

function valueOf(stored: readonly StoredParameter[], name: string): string {
  return stored.find(({ Name }) => Name === `/quartet/dev/settings/${name}`)?.Value ?? '';
}

function rotated(stored: readonly StoredParameter[], step: Step): readonly StoredParameter[] {
  const changed = rotateServiceKey({ stage, step, stored, now: new Date() });
  const names = changed.map(({ Name }) => Name);
  return [...stored.filter(({ Name }) => !names.includes(Name)), ...changed];
}

/** A token as a task of orders makes it that started with these settings. */
function sign(stored: readonly StoredParameter[]): Promise<string> {
  const key = callerSettings.SERVICE_PRIVATE_KEY.parse(
    valueOf(stored, 'orders/SERVICE_PRIVATE_KEY'),
  );
  return createServiceSigner({ SERVICE_PRIVATE_KEY: key }, 'orders')('products', user);
}

/** Verifies a token as a task of products does that started with these settings. */
function verify(stored: readonly StoredParameter[], token: string) {
  const keys = valueOf(stored, 'products/SERVICE_PUBLIC_KEYS');
  const { config, log } = testConfig({ SERVICE_PUBLIC_KEYS: keys });
  return createVerifier({ name: 'products', config, log }).verify(token);
}

/** A stage whose service key is still an RSA key. */
function makeRsaSecrets(): readonly StoredParameter[] {
  const key = makeKey();
  const values = new Map<string, object>([
    ['orders/SERVICE_PRIVATE_KEY', key],
    ...callersPublicKeys([key]),
  ]);
  return makeSecrets(stage).map((stored) => {
    const value = values.get(stored.Name.replace(`/quartet/${stage}/settings/`, ''));
    return value ? { ...stored, Value: JSON.stringify(value) } : stored;
  });
}

// While a step is deployed, tasks from before it and after it run side by side.
it.each([
  ['an EC key', () => makeSecrets(stage)],
  ['an RSA key', makeRsaSecrets],
])('refuses no call while %s is rotated, and none with it afterwards', async (_what, make) => {
  const before = make();
  let stored: readonly StoredParameter[] = before;
  for (const step of ['add', 'use', 'remove'] as const) {
    const next = rotated(stored, step);
    const running = [stored, next];
    for (const orders of running) {
      const token = await sign(orders);
      for (const products of running) {
        expect(await verify(products, token)).toMatchObject({ kind: 'service', name: 'orders' });
      }
    }
    stored = next;
  }
  await expect(verify(stored, await sign(before))).rejects.toMatchObject({
    code: 'unauthenticated',
  });
});
