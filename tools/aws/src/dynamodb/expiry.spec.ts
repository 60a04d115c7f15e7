import { setImmediate as turn } from 'node:timers/promises';
import type { Table } from '@quartet/cloudformation/model/tables';
import { listen } from '@quartet/testing';
import { connect } from './connect.ts';
import { startExpiry } from './expiry.ts';

const table = { name: 'keys', definition: {}, timeToLiveAttribute: 'end' } as unknown as Table;

it('is stopped when the look that is under way has ended', async () => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const server = await listen(async (_req, res) => {
    asked.resolve();
    await answer.promise;
    res.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{"Items":[]}');
  });
  const client = connect(server.url);
  const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  const expiry = startExpiry({ client, tables: [table], every: 1, log });
  await asked.promise;
  let isStopped = false;
  const stopped = expiry.stop().then(() => (isStopped = true));
  await turn();
  expect(isStopped).toBe(false);
  answer.resolve();
  await stopped;
  expect(log.warn).not.toHaveBeenCalled();
  client.destroy();
  await server.close();
});
