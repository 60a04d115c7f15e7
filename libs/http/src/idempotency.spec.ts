import { listen, type Listening } from '@quartet/testing';
import express from 'express';
import { createLogger } from '@quartet/logging';
import request from 'supertest';
import { answerProblem, idempotencyKeyOf } from './index.ts';

describe('an Idempotency-Key', () => {
  let server: Listening;

  beforeAll(async () => {
    const app = express();
    app.post('/', (req, res) => {
      res.json({ key: idempotencyKeyOf(req) });
    });
    app.use(answerProblem(createLogger('spec', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' })));
    server = await listen(app);
  });
  afterAll(() => server?.close());

  it.each(['a', crypto.randomUUID(), '!"#$%&~', 'k'.repeat(255)])('may be %s', async (key) => {
    const { body } = await request(server.url).post('/').set('Idempotency-Key', key).expect(200);
    expect(body).toEqual({ key });
  });

  it.each([['k'.repeat(256)], ['two words'], ['ключ'.normalize()], ['tab\there'], ['']])(
    'may not be "%s"',
    async (key) => {
      const { status } = await fetch(server.url, {
        method: 'POST',
        headers: { 'idempotency-key': Buffer.from(key).toString('latin1') },
      });
      expect(status).toBe(400);
    },
  );

  it('may not be left out', async () => {
    const { body } = await request(server.url).post('/').expect(400);
    expect(body.code).toBe('idempotency_key_required');
  });
});
