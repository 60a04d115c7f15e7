import { readConfig } from '@quartet/config';
import { listen } from '@quartet/testing';
import { Config } from './config.ts';
import { choosePorts, freePort } from './ports.ts';

it('gives everything a free port of its own where none is asked for', async () => {
  const asked = readConfig(Config, { QUARTET_PORT: '0', ORDERS_PORT: '0' });
  const { edge, provider, cloud, postgres, tasks } = await choosePorts(asked);
  const chosen = [edge, provider, cloud, postgres];
  expect(new Set(chosen).size).toBe(4);
  expect(chosen.every((port) => port > 1_024)).toBe(true);
  expect(tasks.size).toBe(0);
});

it('takes the ports that are asked for', async () => {
  const [edge, orders] = [await freePort(), await freePort()];
  const asked = { QUARTET_PORT: String(edge), ORDERS_PORT: String(orders) };
  const chosen = await choosePorts(readConfig(Config, asked));
  expect([chosen.edge, chosen.tasks.get('orders')]).toEqual([edge, orders]);
});

it('says which variable asks for a port that is taken', async () => {
  const taken = await listen(() => undefined);
  const { port } = new URL(taken.url);
  const chosen = choosePorts(readConfig(Config, { QUARTET_PORT: '0', USERS_PORT: port }));
  await expect(chosen).rejects.toThrow(`Port ${port} is taken; free it, or choose another with`);
  await taken.close();
});
