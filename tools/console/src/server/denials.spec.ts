import { readDenials } from './denials.ts';
import { readLogLine } from './log-line.ts';

const role = 'arn:aws:iam::000000000000:role/quartet-dev-orders';
const denied = {
  peer: role,
  op: 'events:PutEvents',
  resource: 'arn:aws:events:us-east-1:000000000000:event-bus/quartet-dev',
  reason: 'User: … is not authorized to perform: events:PutEvents',
  remediation: 'It needs an Allow statement.',
  msg: 'access denied',
};
const rejected = {
  ...{ peer: 'network.Services', op: 'connect', resource: 'data.Database', port: 5432 },
  ...{ reason: 'The tasks cannot connect.', remediation: 'It needs an ingress rule.' },
  msg: 'connection rejected',
};
const at = (second: number) => new Date(Date.UTC(2026, 0, 31, 12, 0, second)).toISOString();

function read(...lines: readonly object[]) {
  const written = lines.map((line, second) =>
    readLogLine('cloud', JSON.stringify({ level: 'warn', time: at(second), ...line })),
  );
  return readDenials({ search: () => Promise.resolve(written) });
}

it('returns the principal, the action, the resource and what the request needs', async () => {
  expect(await read(denied)).toEqual([
    {
      ...{ type: 'request', time: at(0), count: 1, principal: role, action: denied.op },
      ...{ resource: denied.resource, remediation: denied.remediation },
    },
  ]);
});

it('returns the groups and the port of a connection', async () => {
  expect(await read(rejected)).toEqual([
    {
      ...{ type: 'connection', time: at(0), count: 1, source: 'network.Services', port: '5432' },
      ...{ destination: 'data.Database', remediation: rejected.remediation },
    },
  ]);
});

it('returns the newest first, and counts those that are alike', async () => {
  const denials = await read(denied, rejected, denied);
  expect(denials).toMatchObject([
    { type: 'request', count: 2, time: at(2) },
    { type: 'connection', count: 1, time: at(1) },
  ]);
});

it('returns a hundred at most, the newest', async () => {
  const denials = await read(
    ...Array.from({ length: 120 }, (_, index) => ({ ...denied, resource: `table/${index}` })),
  );
  expect(denials).toHaveLength(100);
  expect(denials[0]).toMatchObject({ resource: 'table/119' });
  expect(denials.at(-1)).toMatchObject({ resource: 'table/20' });
});

it('passes over lines that only quote such a message', async () => {
  expect(await read({ msg: 'request', reason: '"msg":"access denied"' })).toEqual([]);
});
