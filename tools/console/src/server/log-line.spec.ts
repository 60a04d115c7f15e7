import { readLogLine } from './log-line.ts';

const time = '2026-01-31T12:00:00.000Z';

it('reads a line of JSON, and leaves out what is for CloudWatch', () => {
  const line = {
    level: 'info',
    time,
    service: 'orders',
    requestId: 'r1',
    traceparent: '00-…',
    status: 201,
    Duration: 12,
    stage: 'dev',
    _aws: {},
    msg: 'request',
  };
  expect(readLogLine('orders-1', JSON.stringify(line))).toEqual({
    task: 'orders-1',
    time,
    level: 'info',
    message: 'request',
    fields: [
      ['requestId', 'r1'],
      ['status', '201'],
    ],
  });
});

it('reads a line of an access log', () => {
  const line = { time: '31/Jan/2026:13:00:00 +0100', status: '200', user: '-' };
  expect(readLogLine('edge', JSON.stringify(line))).toEqual({
    task: 'edge',
    time,
    level: undefined,
    message: '',
    fields: [['status', '200']],
  });
});

it('reads the milliseconds of an access log, where it has them', () => {
  const line = { time: '31/Jan/2026:12:00:00 +0000', requestTimeEpoch: '1769860800123' };
  expect(readLogLine('edge', JSON.stringify(line))).toMatchObject({
    time: '2026-01-31T12:00:00.123Z',
    fields: [],
  });
  expect(readLogLine('edge', '{"requestTimeEpoch":"-"}').time).toBeUndefined();
});

it('has no time where none can be read', () => {
  expect(readLogLine('edge', '{"time":"soon","msg":"x"}').time).toBeUndefined();
});

it.each(['Error: no', '{not json}', ''])('keeps %j as it is', (written) => {
  expect(readLogLine('orders-1', `\u001b[31m${written}\u001b[39m`)).toMatchObject({
    message: written,
    fields: [],
  });
});

it('shows an error with its causes', () => {
  const err = { stack: 'Error: outer\n  at a', cause: { message: 'inner' } };
  const { fields } = readLogLine('orders-1', JSON.stringify({ level: 'error', msg: 'x', err }));
  expect(fields).toEqual([['err', 'Error: outer\n  at a\ncaused by inner']]);
});
