import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { eventually } from '@quartet/testing';
import { type Fixture, startFixture } from './fixture/start.ts';

/** Milliseconds: longer than a spec may take. */
const never = '600000';
let service: Fixture;

const statusOf = async (path: string) => (await fetch(`${service.url}${path}`)).status;
const ready = async () => statusOf('/health/ready').catch(() => 0);
const refused = () =>
  eventually(async () => {
    const error = await fetch(`${service.url}/health/live`).catch((cause: Error) => cause.cause);
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });
const isUp = () => eventually(async () => expect(await statusOf('/health/live')).toBe(200));

async function end(): Promise<void> {
  service?.send('SIGKILL');
  await service?.exited;
}

describe('a service that starts', () => {
  beforeAll(async () => {
    service = await startFixture({ PREPARE: 'when told' });
  });
  afterAll(end);

  it('is live at once and ready after it has prepared', async () => {
    await isUp();
    expect(await ready()).toBe(503);
    service.send('SIGUSR2');
    await service.line('ready');
    expect(await ready()).toBe(200);
  });

  it('has its port alone: another one ends with one line', async () => {
    const second = await startFixture({ PORT: String(service.port) });
    expect(await second.exited).toBe(1);
    expect(second.lines()).toEqual([
      expect.objectContaining({
        level: 'fatal',
        err: expect.objectContaining({ code: 'EADDRINUSE' }),
      }),
    ]);
  });

  it('logs uncaught exception, and ends', async () => {
    await fetch(`${service.url}/api/fixture/forget`, { method: 'POST' }).catch(() => undefined);
    expect(await service.exited).toBe(1);
    expect(await service.line('uncaught exception')).toMatchObject({
      level: 'fatal',
      err: { message: 'nobody waits for this' },
    });
  });
});

describe('a service that cannot start', () => {
  afterEach(end);

  it('ends with one line, which has no password in it, when it cannot prepare', async () => {
    service = await startFixture({ PREPARE: 'never' });
    expect(await service.exited).toBe(1);
    expect(service.lines()).toEqual([
      expect.objectContaining({ level: 'fatal', msg: 'the service cannot start' }),
    ]);
    expect(service.output()).not.toContain('hunter2');
  });

  it('ends without an error when it is stopped while it prepares', async () => {
    service = await startFixture({ PREPARE: 'when told', DRAIN_DELAY: never });
    await isUp();
    service.send('SIGTERM');
    expect(await service.exited).toBe(0);
    expect(service.output()).not.toMatch(/"level":"(error|fatal)"/);
  });
});

describe('a service that is asked to stop', () => {
  afterEach(end);

  it('answers what it has begun, refuses what comes after, closes idle connections, and ends with 0', async () => {
    service = await startFixture();
    await service.line('ready');
    const agent = new Agent({ keepAlive: true });
    const [idle] = await once(get(`${service.url}/health/live`, { agent }), 'response');
    await text(idle);
    const answer = fetch(`${service.url}/api/fixture/hold`);
    await service.line('holding');
    service.send('SIGTERM');
    await refused();
    service.send('SIGUSR2');
    expect(await (await answer).json()).toEqual({ held: true });
    expect(await service.exited).toBe(0);
    expect(
      service
        .lines()
        .map(({ msg }) => msg)
        .slice(-2),
    ).toEqual(['resource', 'stopped']);
    agent.destroy();
  });

  it('is unready at once, and still serves while the balancer looks away, on new connections', async () => {
    service = await startFixture({ DRAIN_DELAY: never });
    await service.line('ready');
    service.send('SIGTERM');
    await service.line('draining');
    expect(await ready()).toBe(503);
    const { status, headers } = await fetch(`${service.url}/api/fixture/openapi.json`);
    expect([status, headers.get('connection')]).toEqual([200, 'close']);
  });

  it('is asked once, however often the signals come', async () => {
    service = await startFixture();
    await service.line('ready');
    const answer = fetch(`${service.url}/api/fixture/hold`);
    await service.line('holding');
    service.send('SIGINT');
    await service.line('draining');
    service.send('SIGINT');
    service.send('SIGTERM');
    service.send('SIGUSR2');
    await (await answer).text();
    expect(await service.exited).toBe(0);
    expect(service.lines().filter(({ msg }) => msg === 'draining')).toHaveLength(1);
    expect(service.lines().filter(({ msg }) => msg === 'resource')).toHaveLength(1);
  });

  it('cuts off what takes longer than its budget', async () => {
    service = await startFixture({ DRAIN_BUDGET: '300' });
    await service.line('ready');
    const answer = fetch(`${service.url}/api/fixture/hold`).catch(() => 'cut off');
    await service.line('holding');
    service.send('SIGTERM');
    expect(await answer).toBe('cut off');
    expect(await service.exited).toBe(1);
  });
});

describe('a slow client', () => {
  beforeAll(async () => {
    service = await startFixture({ HEADERS_TIMEOUT: '300', REQUEST_TIMEOUT: '600' });
    await service.line('ready');
  });
  afterAll(end);

  const slow = async (bytes: string) => {
    const socket = connect(service.port, '127.0.0.1');
    socket.write(bytes);
    return text(socket);
  };

  it('is cut off when its headers do not come', async () => {
    expect(await slow('GET /api/fixture/hold HTTP/1.1\r\nhost: x\r\n')).toMatch(/^HTTP\/1.1 408 /);
  });

  it('is cut off when its body does not come', async () => {
    const headers = 'host: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{';
    expect(await slow(`POST /api/fixture/hold HTTP/1.1\r\n${headers}`)).toMatch(/^HTTP\/1.1 4/);
  });

  it('does not hold up the stop', async () => {
    const silent = connect(service.port, '127.0.0.1');
    const hesitant = connect(service.port, '127.0.0.1');
    // The service may reset a connection whose bytes it has not read.
    for (const socket of [silent, hesitant]) socket.on('error', () => undefined);
    hesitant.write('GET /api/fixture/hold HTTP/1.1\r\n');
    await Promise.all([once(silent, 'connect'), once(hesitant, 'connect')]);
    service.send('SIGTERM');
    expect(await service.exited).toBe(0);
    for (const socket of [silent, hesitant]) socket.destroy();
  });
});
