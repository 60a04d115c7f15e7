import { callerSettings, createServiceSigner, createVerifier } from '@quartet/auth';
import { makeSecrets } from '@quartet/infra/secrets/make-secrets';
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

// While a step is deployed, tasks from before it and after it run side by side.
it('refuses no call while the service key is rotated, and none with the old key afterwards', async () => {
  const before = makeSecrets(stage);
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
