import { createLogger } from '@quartet/logging';
import { Problem, type ProblemCode, problemTitles } from '@quartet/problem';
import { listen, type Listening } from '@quartet/testing';
import express from 'express';
import request from 'supertest';
import { answerProblem, statusOf } from './index.ts';

const logged: object[] = [];
const log = Object.assign(createLogger('spec', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' }), {
  info: (fields: object) => void logged.push(fields),
});
const codes = Object.keys(problemTitles) as ProblemCode[];

describe('a failure', () => {
  let server: Listening;
  let failure: unknown;

  beforeAll(async () => {
    const app = express();
    app.get('/begun', (_req, res) => {
      res.write('{"items":[');
      throw failure;
    });
    app.get('/', () => {
      throw failure;
    });
    app.use(answerProblem(log));
    server = await listen(app);
  });
  afterAll(() => server?.close());

  const answer = () => request(server.url).get('/');

  it.each(codes)('of the code %s is answered with its status and title', async (code) => {
    failure = new Problem(code, 'what the caller may do', { cause: new Error('hidden') });
    const { status, body, headers, text } = await answer();
    expect(status).toBe(statusOf(code));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toEqual({
      type: `/api/orders/docs/problems#${code}`,
      title: problemTitles[code],
      status,
      detail: 'what the caller may do',
      code,
    });
    expect(headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    expect(text).not.toContain('hidden');
  });

  it('has its wrong fields and its own members with it', async () => {
    const errors = [{ path: 'items[0]', message: 'is missing' }];
    failure = new Problem('invalid_request', 'no', { errors, members: { orderId: 'o-1' } });
    expect((await answer()).body).toMatchObject({ errors, orderId: 'o-1' });
  });

  it.each([
    [1, '1'],
    [0.2, '1'],
    [0, '1'],
    [-5, '1'],
    [1.2, '2'],
    [60, '60'],
  ])('to be tried again after %d s says so in whole seconds', async (retryAfter, header) => {
    failure = new Problem('unavailable', 'later', { retryAfter });
    expect((await answer()).headers['retry-after']).toBe(header);
  });

  it.each([
    ['an error', new Error('relation "users" does not exist')],
    ['an error that calls itself a server error', Object.assign(new Error('x'), { status: 503 })],
    ['a text', 'a text'],
    ['an object', {}],
  ])('that is a bug (%s) is a 500 that tells nothing', async (_, thrown) => {
    failure = thrown;
    const { status, body, text } = await answer();
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(text).not.toMatch(/relation|users|\.ts/);
  });

  it.each([
    [403, 'forbidden'],
    [404, 'not_found'],
    [413, 'body_too_large'],
    [400, 'malformed_request'],
    [418, 'malformed_request'],
  ])(
    'that Express marks with the status %d is answered as %s, and logged',
    async (status, code) => {
      logged.length = 0;
      failure = Object.assign(new Error('secret'), { status, code: 'EXAMPLE' });
      const { status: answered, body, text } = await answer();
      expect([answered, body.code]).toEqual([statusOf(code as ProblemCode), code]);
      expect(text).not.toContain('secret');
      expect(logged).toEqual([{ code, reason: 'Error EXAMPLE' }]);
    },
  );

  it('in an answer that has begun cuts it off', async () => {
    failure = new Error('in the middle');
    const response = await fetch(`${server.url}/begun`).catch(() => undefined);
    await expect(response?.text() ?? Promise.reject(new Error('cut'))).rejects.toThrow();
  });
});
