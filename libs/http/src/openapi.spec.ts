import { z } from 'zod';
import {
  IdempotencyHeaders,
  openApiDocument,
  operation,
  PageQuery,
  pageOf,
  Price,
  type Route,
  Uuid,
} from './index.ts';

const Thing = z.strictObject({ id: Uuid, price: Price }).meta({ id: 'Thing' });
const ThingPath = z.object({ id: Uuid });
function listThings(): () => void {
  return () => undefined;
}
function buyThing(): () => void {
  return () => undefined;
}
const routes: readonly Route<unknown>[] = [
  [
    'GET',
    '/api/things',
    listThings,
    operation({ summary: 'List', who: 'key', query: PageQuery, answers: { 200: pageOf(Thing) } }),
  ],
  [
    'POST',
    '/api/things/:id/buy',
    buyThing,
    operation({
      summary: 'Buy',
      who: 'admin',
      params: ThingPath,
      headers: IdempotencyHeaders,
      body: z.strictObject({ quantity: z.int() }),
      answers: { 201: Thing, 204: null },
      problems: ['out_of_stock', 'id_reused', 'not_found'],
    }),
  ],
  [
    'GET',
    '/open',
    listThings,
    operation({ summary: 'Open', who: 'anyone', answers: { 204: null } }),
  ],
  ['PUT', '/internal/things', buyThing, operation({ summary: 'In', who: 'service', answers: {} })],
];

describe('the OpenAPI document', () => {
  const document = openApiDocument('things', routes);
  const buy = document.paths?.['/api/things/{id}/buy']?.post;
  const list = document.paths?.['/api/things']?.get;

  it('has every public operation under its own name, and no internal one', () => {
    expect(Object.keys(document.paths ?? {})).toEqual([
      '/api/things',
      '/api/things/{id}/buy',
      '/open',
    ]);
    expect([list?.operationId, buy?.operationId]).toEqual(['listThings', 'buyThing']);
  });

  it('says who may call', () => {
    expect(list?.security).toEqual([{ apiKey: [] }]);
    expect(buy?.security).toEqual([{ apiKey: [], accessToken: [] }]);
    expect(document.paths?.['/open']?.get?.security).toEqual([]);
  });

  it('has parameters, headers and body from the schemas that validate', () => {
    expect(buy?.parameters).toEqual([
      expect.objectContaining({ in: 'path', name: 'id', required: true }),
      expect.objectContaining({ in: 'header', name: 'Idempotency-Key', required: true }),
    ]);
    expect(buy?.requestBody).toMatchObject({
      required: true,
      content: {
        'application/json': { schema: { additionalProperties: false, required: ['quantity'] } },
      },
    });
    const limit = expect.objectContaining({
      name: 'limit',
      schema: expect.objectContaining({ default: 20 }),
    });
    expect(list?.parameters).toContainEqual(limit);
  });

  it('lists each answer, and each failure once under its status', () => {
    const described = Object.entries(buy?.responses ?? {}).map(([status, response]) => [
      status,
      'description' in response ? response.description : undefined,
    ]);
    expect(Object.fromEntries(described)).toEqual({
      201: 'Answer 201',
      204: 'Answer 204',
      400: 'invalid_request, malformed_request',
      401: 'unauthenticated',
      403: 'bad_api_key, forbidden',
      404: 'not_found',
      409: 'out_of_stock, id_reused',
      413: 'body_too_large',
      415: 'unsupported_media_type',
      429: 'too_many_requests',
      503: 'unavailable',
    });
  });

  it('describes shared shapes once', () => {
    expect(Object.keys(document.components?.schemas ?? {}).sort()).toEqual(['Problem', 'Thing']);
  });
});
