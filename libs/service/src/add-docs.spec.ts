import { operation, type Route } from '@quartet/http';
import { testDeps, type TestDeps } from '@quartet/testing';
import request from 'supertest';
import { z } from 'zod';
import { createServiceApp } from './index.ts';

const answer: Route<TestDeps>[2] = () => (_req, res) => {
  res.json({});
};
const routes: readonly Route<TestDeps>[] = [
  [
    'GET',
    '/api/notes/:id',
    answer,
    operation({
      summary: 'Read',
      who: 'key',
      params: z.object({ id: z.uuid() }),
      answers: { 200: z.object({}) },
      problems: ['not_found'],
    }),
  ],
  [
    'PUT',
    '/internal/notes',
    answer,
    operation({ summary: 'Inside', who: 'service', answers: { 200: z.object({}) } }),
  ],
];

describe('the documents of a service', () => {
  it('are one OpenAPI 3.1 document of its public operations', async () => {
    const app = createServiceApp('notes', routes, await testDeps('notes'));
    const { body } = await request(app).get('/api/notes/openapi.json').expect(200);
    expect(body.openapi).toMatch(/^3\.1/);
    expect(Object.keys(body.paths)).toEqual(['/api/notes/{id}']);
    expect(Object.keys(body.paths['/api/notes/{id}'].get.responses)).toEqual([
      '200',
      ...['400', '403', '404', '413', '429', '500', '503'],
      'default',
    ]);
  });

  it('describe each problem at the address that is its type', async () => {
    const app = createServiceApp('orders', routes, await testDeps('notes'));
    const { body } = await request(app).get('/api/notes').expect(404);
    const [path = '', anchor] = String(body.type).split('#');
    const { text } = await request(app).get(path).expect(200).expect('content-type', /html/);
    expect(text).toContain(`id="${anchor}"`);
  });

  it('are a page that loads nothing from elsewhere', async () => {
    const app = createServiceApp('notes', routes, await testDeps('notes'));
    const { text } = await request(app)
      .get('/api/notes/docs')
      .expect(200)
      .expect('content-type', /html/);
    expect(text).toContain('/api/notes/openapi.json');
    expect(text).not.toMatch(/https?:\/\//);
    expect(text).not.toContain('credentials');
    expect(text).toContain('<link rel="icon" href="data:,">');
    const script = await request(app).get('/api/notes/docs/swagger-ui-bundle.js').expect(200);
    expect(script.headers['content-type']).toMatch(/javascript/);
    expect(Number(script.headers['content-length'])).toBeGreaterThan(100_000);
  });

  it('offer the credentials of the local run where they are configured', async () => {
    const deps = { ...(await testDeps('notes')), docsCredentialsUrl: '/local/credentials' };
    const app = createServiceApp('notes', routes, deps);
    const { text } = await request(app).get('/api/notes/docs').expect(200);
    expect(text).toContain('fetch("/local/credentials"');
    expect(text).toContain('onComplete: allowCredentials');
  });
});
