import { operation, type Route } from '@quartet/http';
import { createServiceApp } from '@quartet/service';
import type { RequestHandler } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { documented, testDeps, type TestDeps } from '../index.ts';

const Note = z.strictObject({ text: z.string() });
const document = operation({
  summary: 'Read',
  who: 'key',
  answers: { 200: Note },
  problems: ['not_found'],
});

/** The violations of a handler's answer. */
async function violationsOf(handler: RequestHandler, path = '/api/notes'): Promise<string> {
  const routes: readonly Route<TestDeps>[] = [['GET', '/api/notes', () => handler, document]];
  const app = createServiceApp('notes', routes, await testDeps('notes'));
  const messages: string[] = [];
  const listener = documented({ name: 'notes', routes, app }, (message) => messages.push(message));
  await request(listener).get(path);
  return messages.join('\n');
}

it.each<[string, RequestHandler]>([
  ['success', (_req, res) => void res.json({ text: 'a' })],
  ['problem', () => JSON.parse('{') as never],
])('a documented %s passes', async (_kind, handler) => {
  expect(await violationsOf(handler)).toBe('');
});

it.each<[string, string, RequestHandler]>([
  [
    'field',
    'body must NOT have additional properties',
    (_req, res) => void res.json({ text: 'a', by: 'ann' }),
  ],
  [
    'header',
    'header x-total is not documented',
    (_req, res) => void res.set('x-total', '1').json({ text: 'a' }),
  ],
  [
    'status',
    'status 202 is not documented',
    (_req, res) => void res.status(202).json({ text: 'a' }),
  ],
  [
    'media type',
    'a body of text/html is not documented',
    (_req, res) => void res.type('html').send('a'),
  ],
  [
    'problem',
    'body/code must be equal to constant',
    (_req, res) => void res.status(404).type('application/problem+json').send('{"code":"gone"}'),
  ],
])('an undocumented %s is a violation', async (_kind, message, handler) => {
  const violations = await violationsOf(handler);
  expect(violations).toContain('GET /api/notes answered');
  expect(violations).toContain(message);
});

it('an answer without its body or a member is a violation', async () => {
  expect(await violationsOf((_req, res) => void res.json({}))).toContain(
    "must have required property 'text'",
  );
  expect(await violationsOf((_req, res) => void res.end())).toContain('the body is missing');
});

it('a path that is no operation has no document', async () => {
  expect(await violationsOf((_req, res) => void res.end(), '/api/others')).toBe('');
});
