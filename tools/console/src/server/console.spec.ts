import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConsoleFixture, consoleFixture } from '../testing/console-fixture.ts';
import { readEvents } from '../testing/event-reader.ts';
import { rowOf } from '../testing/task-row.ts';
import { requestRecord } from '../testing/request-record.ts';
import type { LiveSnapshot } from '../views/live-snapshot.ts';

const api = '/__console/api';
let fixture: ConsoleFixture;

beforeEach(async () => {
  fixture = await consoleFixture(['orders-1', 'users-1']);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await fixture.close();
});

/** All records stay within the last seconds, however long a spec takes. */
function stopClock(): void {
  jest.spyOn(Date, 'now').mockReturnValue(Date.now());
}

it('leaves every other path to the gateway', async () => {
  for (const path of ['/', '/api/orders', '/__consoles', '/live/@connections/1']) {
    expect(await (await fixture.get(path)).text()).toBe('not of the console');
  }
});

it('answers 404 to a page that it does not have', async () => {
  const answer = await fixture.get('/__console/api/nothing');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json',
  ]);
});

it('tells a page the picture, and then twice a second what happens', async () => {
  stopClock();
  fixture.console.observe(requestRecord());
  const events = readEvents(await fixture.get(`${api}/live`));
  expect((await events.next()).value).toMatchObject({
    event: 'picture',
    data: { lanes: [{ service: 'orders' }, { service: 'users' }, {}, {}] },
  });
  const first = (await events.next()).value?.data as unknown as LiveSnapshot;
  expect(first).toMatchObject({
    gateway: { rate: 0.2, errors: 0, p50: 10 },
    tasks: [{ name: 'orders-1', stats: { rate: 0.2 } }, { name: 'users-1' }],
    requests: [{ path: '/api/orders' }],
  });
  fixture.console.observe(requestRecord({ status: 503 }));
  fixture.runner.rows.push(rowOf('orders-2'));
  for await (const { data } of events) {
    const { gateway, tasks } = data as LiveSnapshot;
    if (gateway.errors > 0 && tasks.length === 3) break;
  }
});

it('lists the requests that the page chose', async () => {
  fixture.console.observe(requestRecord({ path: '/good' }));
  fixture.console.observe(requestRecord({ path: '/bad', status: 502 }));
  fixture.console.observe(requestRecord({ path: '/internal', entrance: 'internal' }));
  const listed = async (show: string) => {
    const events = readEvents(await fixture.get(`${api}/live?show=${show}`));
    await events.next();
    const { requests } = (await events.next()).value?.data as unknown as LiveSnapshot;
    return requests.map(({ path }) => path);
  };
  expect(await listed('clients')).toEqual(['/bad', '/good']);
  expect(await listed('services')).toEqual(['/internal']);
  expect(await listed('troubled')).toEqual(['/bad']);
});

it('says so when the runner does not answer, and shows the tasks as they were', async () => {
  const events = readEvents(await fixture.get(`${api}/live`));
  for (const _ of ['picture', 'now']) await events.next();
  await fixture.runner.close();
  for await (const { data } of events) {
    const { warning, tasks } = data as LiveSnapshot;
    expect(tasks).toHaveLength(2);
    if (warning !== undefined) break;
  }
});

it('joins the way of a request with the lines about it', async () => {
  fixture.console.observe(requestRecord({ requestId: 'r1' }));
  await appendFile(
    join(fixture.home, 'logs', 'orders-1.log'),
    '{"msg":"request","requestId":"r1","orderId":"o1"}\n{"msg":"request","requestId":"r2"}\n',
  );
  expect(await (await fixture.get(`${api}/requests/r1`)).json()).toMatchObject({
    spans: [{ task: 'orders-1', depth: 0 }],
    lines: [{ message: 'request', task: 'orders-1' }],
    orders: ['o1'],
  });
});

it('finds the request of a trace by the lines that name it', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  fixture.console.observe(requestRecord({ requestId: 'r1' }));
  const line = {
    msg: 'request',
    requestId: 'r1',
    traceparent: `00-${traceId}-b7ad6b7169203331-01`,
  };
  await appendFile(join(fixture.home, 'logs', 'orders-1.log'), `${JSON.stringify(line)}\n`);
  expect(await (await fixture.get(`${api}/traces/${traceId}`)).json()).toMatchObject({
    requestId: 'r1',
    spans: [{ task: 'orders-1' }],
  });
  expect((await fixture.get(`${api}/traces/${'0'.repeat(32)}`)).status).toBe(404);
});

it('reads what was refused from the logs of all processes', async () => {
  const line = { level: 'warn', peer: 'role', op: 'events:PutEvents', msg: 'access denied' };
  expect(await (await fixture.get(`${api}/denied`)).json()).toEqual([]);
  await appendFile(join(fixture.home, 'logs', 'cloud.log'), `${JSON.stringify(line)}\n`);
  expect(await (await fixture.get(`${api}/denied`)).json()).toMatchObject([
    { type: 'request', principal: 'role', action: 'events:PutEvents' },
  ]);
});

it('follows a log', async () => {
  const events = readEvents(await fixture.get(`${api}/logs/orders-1`));
  expect((await events.next()).value?.event).toBe('missing');
  await appendFile(join(fixture.home, 'logs', 'orders-1.log'), '{"msg":"hello"}\n');
  for await (const { event, data } of events) {
    const { lines } = data as { lines: { message: string }[] };
    if (event === 'lines' && lines[0]?.message === 'hello') break;
  }
});

it.each(['..%2f..%2fsecrets', '..', '%2e%2e%2fready.json', 'orders-1%00', '%e0%a4'])(
  'reads no file by the name %s',
  async (name) => {
    const sent = request(`${fixture.url}${api}/logs/x`, { path: `${api}/logs/${name}` }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.destroy();
    expect(answer.statusCode).toBe(404);
  },
);

it.each([
  ['tasks/orders-1/stop', {}],
  ['tasks/orders-1/restart', {}],
  ['tasks/orders-1/kill', {}],
  ['services/orders/roll', {}],
  ['services/orders/scale', { desired: 3 }],
])('passes %s on to the runner', async (path, body) => {
  const answer = await fixture.post(`${api}/${path}`, body);
  expect([answer.status, fixture.runner.requests]).toEqual([
    200,
    [`POST /${path} ${JSON.stringify(body)}`],
  ]);
});

it('tells what the runner says against it', async () => {
  fixture.runner.refuse(409, 'The new tasks did not become healthy.');
  const answer = await fixture.post(`${api}/services/orders/roll`, {});
  expect([answer.status, await answer.json()]).toMatchObject([
    409,
    { detail: 'The new tasks did not become healthy.' },
  ]);
});

it('gives a task a fault, and takes it away', async () => {
  const fault = { latency: 200, errors: 0.5 };
  await fixture.post(`${api}/tasks/orders-1/fault`, fault);
  expect(fixture.targets.targets()[0]?.fault).toEqual(fault);
  await fixture.post(`${api}/tasks/orders-1/fault`, { latency: 0, errors: 0 });
  expect(fixture.targets.targets()[0]?.fault).toBeUndefined();
});

it.each([
  ['services/orders/scale', { desired: -1 }],
  ['services/orders/scale', { desired: 1.5 }],
  ['services/orders/scale', { desired: 1, more: true }],
  ['tasks/orders-1/fault', { latency: 0, errors: 2 }],
  ['tasks/orders-1/kill', []],
])('answers 400 to %s %j, and does nothing', async (path, body) => {
  expect((await fixture.post(`${api}/${path}`, body)).status).toBe(400);
  expect(fixture.runner.requests).toEqual([]);
});
