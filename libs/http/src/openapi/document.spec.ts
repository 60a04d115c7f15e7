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
} from '../index.ts';

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

interface Answer {
  readonly description: string;
  readonly headers?: object;
}

describe('the OpenAPI document', () => {
  const document = openApiDocument('things', routes);
  const buy = document.paths?.['/api/things/{id}/buy']?.post;
  const list = document.paths?.['/api/things']?.get;

  /** An answer of the operation, wherever the document has it. */
  const answerOf = (status: string): Answer => {
    const answer = buy?.responses?.[status] as Answer & { $ref?: string };
    const name = answer.$ref?.split('/').at(-1);
    return name === undefined ? answer : (document.components?.responses?.[name] as Answer);
  };

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

  it('lists each answer and each failure, of the service and of the gateway', () => {
    const described = Object.keys(buy?.responses ?? {}).map(
      (status) => [status, answerOf(status)] as const,
    );
    const codes = described.map(([status, { description }]) => [
      status,
      [...description.matchAll(/^- (?:`(\w+)`|The (gateway))/gm)].map(
        (match) => match[1] ?? match[2],
      ),
    ]);
    expect(Object.fromEntries(codes)).toEqual({
      201: [],
      204: [],
      400: ['malformed_request', 'invalid_request'],
      401: ['unauthenticated', 'gateway'],
      403: ['forbidden', 'invalid_api_key', 'gateway'],
      404: ['not_found'],
      409: ['out_of_stock', 'id_reused'],
      413: ['body_too_large', 'gateway'],
      415: ['unsupported_media_type'],
      429: ['too_many_requests', 'gateway'],
      500: ['internal', 'gateway'],
      503: ['unavailable', 'gateway'],
      default: [],
    });
  });

  it('tells the problems of a status apart by their code', () => {
    expect({ 409: answerOf('409') }).toMatchObject({
      409: {
        content: {
          'application/problem+json': {
            schema: {
              oneOf: [
                { $ref: '#/components/schemas/OutOfStockProblem' },
                { $ref: '#/components/schemas/IdReusedProblem' },
              ],
              discriminator: { propertyName: 'code' },
            },
          },
        },
      },
    });
    expect(document.components?.schemas?.['OutOfStockProblem']).toMatchObject({
      properties: { code: { const: 'out_of_stock' }, status: { const: 409 }, orderId: {} },
      required: expect.arrayContaining(['code', 'orderId']),
    });
  });

  it('lets answers have further members, and requests none', () => {
    expect(document.components?.schemas?.['OutOfStockProblem']).not.toHaveProperty(
      'additionalProperties',
    );
    expect(buy?.requestBody).toMatchObject({
      content: { 'application/json': { schema: { additionalProperties: false } } },
    });
  });

  it('has the headers of each answer', () => {
    const headersOf = (status: string) => Object.keys(answerOf(status).headers ?? {});
    const rate = ['RateLimit', 'RateLimit-Policy'];
    expect(headersOf('201')).toEqual(['X-Request-Id', ...rate]);
    expect(headersOf('503')).toEqual(['X-Request-Id', 'Retry-After', ...rate]);
  });

  it('describes shared shapes once', () => {
    const names = Object.keys(document.components?.schemas ?? {});
    expect(names.filter((name) => !name.endsWith('Problem')).sort()).toEqual([
      'GatewayAnswer',
      'Thing',
    ]);
  });
});
