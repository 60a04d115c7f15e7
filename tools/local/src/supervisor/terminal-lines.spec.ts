import { createPrettify } from './prettify.ts';
import { createTerminalLines } from './terminal-lines.ts';

const start = Date.parse('2026-01-01T00:00:00Z');

function failure(second: number, more: object = {}): string {
  const time = new Date(start + second * 1_000).toISOString();
  const err = { message: 'The database does not answer.', stack: 'Problem: …\n    at a\n    at b' };
  const fields = { worker: `worker ${second}`, err, msg: 'worker run failed' };
  return JSON.stringify({ level: 'error', time, service: 'orders', ...fields, ...more });
}

it('shows one line for each service and trouble in an outage', () => {
  const select = createTerminalLines();
  const seconds = Array.from({ length: 20 }, (_, second) => second);
  const shown = seconds.flatMap((second) => [
    select(failure(second)),
    select(failure(second, { service: 'users' })),
  ]);
  const lines = shown.filter((line) => line !== undefined);
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    ['orders', 'users'].map((service) =>
      expect.objectContaining({
        service,
        msg: 'worker run failed: The database does not answer.',
      }),
    ),
  );
  expect(lines.join()).not.toContain('at a');
});

it('repeats it after half a minute, with the number of lines that were left out', () => {
  const select = createTerminalLines();
  for (const second of [0, 1, 2]) select(failure(second));
  expect(select(failure(31))).toContain('The database does not answer. (and 2 times before)');
});

it('shows another trouble of the same service at once', () => {
  const select = createTerminalLines();
  select(failure(0));
  expect(select(failure(1, { msg: 'publishing events failed' }))).toBeDefined();
});

it('shows no polling, which an idle system does too', () => {
  const select = createTerminalLines();
  const user = '00000000-0000-0000-0000-000000000000';
  const poll = { level: 'info', service: 'payments', route: '/internal/payments/notices', user };
  expect(select(JSON.stringify(poll))).toBeUndefined();
  expect(select(JSON.stringify({ ...poll, level: 'error' }))).toBeDefined();
});

it('shows no request of the seed, unless it fails', () => {
  const select = createTerminalLines();
  const request = {
    service: 'products',
    requestId: 'seed-1',
    route: '/api/products',
    msg: 'request',
  };
  expect(select(JSON.stringify({ level: 'info', ...request }))).toBeUndefined();
  expect(select(JSON.stringify({ level: 'error', ...request }))).toContain('/api/products');
});

it('shows no metrics, and every other line as it is', () => {
  const select = createTerminalLines();
  expect(select('{"level":"info","SagaAge":0,"_aws":{},"msg":"backlog"}')).toBeUndefined();
  const request = '{"level":"info","route":"/api/orders","_aws":{},"msg":"request"}';
  for (const line of ['plain text', '{broken', '{"level":"info","msg":"listening"}', request]) {
    expect(select(line)).toBe(line);
  }
});

it('shows everything when it is verbose, and has no colours where there are none', async () => {
  delete process.env['FORCE_COLOR'];
  process.env['NO_COLOR'] = '1';
  const pretty = await createPrettify(true);
  const lines = [pretty(failure(0)), pretty(failure(1))];
  expect(lines[1]).toContain('at b');
  expect(lines.join()).not.toContain('\u001b[');
});
