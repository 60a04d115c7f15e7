import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { eventually } from '@quartet/testing';
import { startBalancing } from '../testing/balancing.ts';

it('takes an answer as slowly as the client reads it', async () => {
  await using stage = await startBalancing();
  const all = 64;
  let written = 0;
  await stage.join({
    id: 'orders-1',
    answer: (_req, res) => {
      const pump = () => {
        if (++written > all) res.end();
        else res.write(Buffer.alloc(1024 * 1024), pump);
      };
      pump();
    },
  });
  const asked = request(`${stage.url}/`).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.pause();
  await settled(() => written);
  expect(written).toBeLessThan(all);
  answer.resume();
  await once(answer, 'end');
  expect(written).toBe(all + 1);
});

it('takes a body as slowly as the task reads it', async () => {
  await using stage = await startBalancing();
  const reading = Promise.withResolvers<void>();
  await stage.join({
    id: 'orders-1',
    answer: (req, res) =>
      void reading.promise.then(() => req.resume().once('end', () => res.end())),
  });
  const all = 64;
  let written = 0;
  const asked = request(`${stage.url}/`, { method: 'POST' });
  const pump = () => {
    if (++written > all) asked.end();
    else asked.write(Buffer.alloc(1024 * 1024), pump);
  };
  pump();
  await settled(() => written);
  expect(written).toBeLessThan(all);
  reading.resolve();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect([answer.statusCode, written]).toEqual([200, all + 1]);
  answer.resume();
});

it('answers a client whose upload the task does not want to the end', async () => {
  await using stage = await startBalancing();
  await stage.join({
    id: 'orders-1',
    answer: (_req, res) => res.writeHead(413, { connection: 'close' }).end('too large'),
  });
  const asked = request(`${stage.url}/`, { method: 'POST', headers: { 'content-length': 9e6 } });
  asked.on('error', () => undefined).write('a beginning');
  const [answer] = await once(asked, 'response');
  expect(answer.statusCode).toBe(413);
  asked.destroy();
});

/** Waits until a count has begun and stands still for a while. */
async function settled(count: () => number): Promise<void> {
  let last = -1;
  let still = 0;
  await eventually(() => {
    still = count() === last ? still + 1 : 0;
    last = count();
    return last > 1 && still > 20;
  }, 20_000);
}
