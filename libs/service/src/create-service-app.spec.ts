import { callerOf, operation, parse, type Route, Uuid } from '@quartet/http';
import { itGuards, testDeps, type TestDeps } from '@quartet/testing';
import type { Express } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { createServiceApp } from './index.ts';

const NotePath = z.object({ id: Uuid });
const Note = z.strictObject({
  text: z.string().max(10),
  tags: z.array(z.strictObject({ n: z.int() })).default([]),
});

const readNote: Route<TestDeps>[2] = () => (req, res) => {
  res.json({ id: parse(NotePath, req.params).id });
};
const writeNote: Route<TestDeps>[2] = () => (req, res) => {
  res.status(201).json({ by: callerOf(req).id, ...parse(Note, req.body) });
};
const failNote: Route<TestDeps>[2] = () => () => {
  throw new Error('relation "secret_table" does not exist');
};

const routes: readonly Route<TestDeps>[] = [
  [
    'GET',
    '/api/notes/:id',
    readNote,
    operation({ summary: 'Read', who: 'key', params: NotePath, answers: { 200: NotePath } }),
  ],
  [
    'POST',
    '/api/notes',
    writeNote,
    operation({ summary: 'Write', who: 'user', body: Note, answers: { 201: Note } }),
  ],
  [
    'DELETE',
    '/api/notes/:id',
    failNote,
    operation({ summary: 'Fail', who: 'admin', answers: { 204: null } }),
  ],
  [
    'PUT',
    '/internal/notes/:id',
    readNote,
    operation({ summary: 'Inside', who: 'service', answers: { 200: NotePath } }),
  ],
];

let deps: TestDeps;
let app: Express;
let token: string;

beforeAll(async () => {
  deps = await testDeps('notes');
  app = createServiceApp('notes', routes, deps);
  token = await deps.tokens.user();
});

const post = (body: string, type = 'application/json') =>
  request(app)
    .post('/api/notes')
    .set('authorization', `Bearer ${token}`)
    .set('content-type', type)
    .send(body);

describe('who', () => {
  itGuards(routes as readonly Route<never>[], () => ({ app, tokens: deps.tokens, name: 'notes' }));
});

describe('a body', () => {
  const deep = `{"text":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;

  it.each([
    ['is not JSON', '{"text":', 400, 'malformed_request'],
    ['is empty', '', 400, 'invalid_request'],
    ['has an unknown field', '{"text":"a","role":"admin"}', 400, 'invalid_request'],
    ['is nested 10,000 deep', deep, 400, 'malformed_request'],
    ['has a __proto__', '{"text":"a","__proto__":{"x":1}}', 400, 'malformed_request'],
    [
      'has a constructor further down',
      '{"text":"a","tags":[{"constructor":1}]}',
      400,
      'malformed_request',
    ],
    [
      'is larger than 64 KiB',
      JSON.stringify({ text: 'x'.repeat(64 * 1024) }),
      413,
      'body_too_large',
    ],
    ['has 10 MB', JSON.stringify({ text: 'x'.repeat(10_000_000) }), 413, 'body_too_large'],
  ])('that %s is refused', async (_, body, status, code) => {
    const answer = await post(body)
      .expect(status)
      .expect('content-type', /application\/problem\+json/);
    expect(answer.body).toMatchObject({
      status,
      code,
      type: `/api/orders/docs/problems#${code}`,
      requestId: expect.any(String),
    });
  });

  it('of another type is a 415', async () => {
    await post('text=a', 'application/x-www-form-urlencoded').expect(415);
    await post('{"text":"a"}').set('content-encoding', 'gzip').expect(415);
  });

  it('names every wrong field with its path', async () => {
    const { body } = await post('{"text":5,"tags":[{"n":1.5}]}').expect(400);
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['text', 'tags[0].n']);
  });

  it('is not wanted where there is none', async () => {
    const admin = await deps.tokens.admin();
    const sent = request(app)
      .delete(`/api/notes/${crypto.randomUUID()}`)
      .set('authorization', `Bearer ${admin}`);
    await sent.send({ force: true }).expect(400);
  });
});

describe('an answer', () => {
  it('tells nothing of a bug', async () => {
    const admin = await deps.tokens.admin();
    const sent = request(app)
      .delete(`/api/notes/${crypto.randomUUID()}`)
      .set('authorization', `Bearer ${admin}`);
    const { body, text } = await sent.expect(500);
    expect(body.code).toBe('internal');
    expect(text).not.toMatch(/secret_table|\.ts|at /);
  });

  it('is a 404 for an unknown path, a trailing slash and another case', async () => {
    for (const path of ['/api/nothing', '/api/notes/', '/API/notes', '/', '/api/notes/%']) {
      const { status } = await request(app).get(path);
      expect([path, status]).toEqual([path, path.endsWith('%') ? 400 : 404]);
    }
  });

  it('is a 405 with Allow for another method', async () => {
    const { headers } = await request(app).put(`/api/notes/${crypto.randomUUID()}`).expect(405);
    expect(headers['allow']).toBe('HEAD, GET, DELETE');
  });

  it('is a 400 for a bad id', async () => {
    await request(app).get('/api/notes/1').expect(400);
  });

  it('carries the security headers and the request id', async () => {
    const id = crypto.randomUUID();
    const { headers } = await request(app)
      .get(`/api/notes/${id}`)
      .set('x-request-id', id)
      .expect(200);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "frame-ancestors 'none'",
      'strict-transport-security': expect.stringContaining('max-age'),
      'x-request-id': id,
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('does not repeat a request id that is not well formed', async () => {
    const { headers } = await request(app).get('/api/nothing').set('x-request-id', 'a"b<c>');
    expect(headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });
});
