import { listen } from '@quartet/testing';
import { startSlowBus } from './slow-bus.ts';

it('passes a call on as it came, and makes it slow only while the fault lasts', async () => {
  const hosts: (string | undefined)[] = [];
  const bus = await listen((req, res) => {
    res.setHeader('content-type', 'application/x-amz-json-1.1');
    hosts.push(req.headers.host);
    req.pipe(res.writeHead(req.headers.authorization === 'AWS4' ? 200 : 400));
  });
  await using slow = await startSlowBus(bus.url, 300);
  const call = async () => {
    const began = performance.now();
    const headers = { authorization: 'AWS4', 'x-amz-target': 'AWSEvents.PutEvents' };
    const response = await fetch(slow.url, { method: 'POST', headers, body: '{"Entries":[]}' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(await response.text()).toBe('{"Entries":[]}');
    return performance.now() - began;
  };
  await call();
  slow.begin();
  expect(await call()).toBeGreaterThanOrEqual(299);
  await slow.end();
  await call();
  await bus.close();
  expect(new Set(hosts)).toEqual(new Set([new URL(slow.url).host]));
});
