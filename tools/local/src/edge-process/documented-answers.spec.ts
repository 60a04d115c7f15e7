import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { customResponses } from '@quartet/aws/api-gateway/custom-responses';
import {
  type GatewayResponse,
  httpGatewayResponses as http,
  type RestGatewayResponses,
} from '@quartet/aws/api-gateway/gateway-responses';
import type { RequestContext } from '@quartet/aws/api-gateway/request-context';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { readStage } from '@quartet/cloudformation/read-model';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import { answerValidator } from '@quartet/testing';
import { synthesis } from '../testing/synthesis.ts';

const root = join(import.meta.dirname, '../../../..');

interface Operation {
  readonly security: readonly object[];
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, object>> };
}

const documents = globSync('docs/api/*.json', { cwd: root }).map(
  (file) => JSON.parse(readFileSync(join(root, file), 'utf8')) as Document,
);

type Need = 'anyone' | 'key' | 'user' | 'body';

/** Each answer that a gateway gives in place of an operation, with the operations that may get it. */
const answers: readonly (readonly [name: string, answer: GatewayResponse, need: Need])[] = [
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
  ['HTTP API, no valid token', http.unauthorized, 'user'],
  ['HTTP API, no valid key', http.forbidden, 'key'],
  ['HTTP API, authorizer failed', http.authorizerFailure, 'key'],
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
  ['HTTP API, throttled', http.throttled, 'anyone'],
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
  ['HTTP API, integration timeout', http.integrationTimeout, 'anyone'],
  ['HTTP API, body too large', http.bodyTooLarge, 'body'],
  ['HTTP API, headers too large', http.headersTooLarge, 'anyone'],
];

/** Those of a REST API, which the templates customise. */
const restAnswers: readonly (readonly [
  name: string,
  key: keyof RestGatewayResponses,
  need: Need,
])[] =
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
  [
    ['INVALID_API_KEY', 'forbidden', 'key'],
    ['WAF_FILTERED', 'blocked', 'anyone'],
    ['THROTTLED', 'throttled', 'anyone'],
    ['QUOTA_EXCEEDED', 'overQuota', 'key'],
    ['INTEGRATION_TIMEOUT', 'integrationTimeout', 'anyone'],
    ['REQUEST_TOO_LARGE', 'bodyTooLarge', 'body'],
  ];

let rest: RestGatewayResponses;
beforeAll(() => {
  const made = synthesis({ rest: { context: { edge: 'rest' } } });
  const { gateway } = readStage(readAssembly(made.folder('rest')), endpoints);
  if (gateway.kind !== 'rest') throw new Error('another kind of gateway');
  rest = customResponses(gateway, {});
}, 300_000);

it.each(answers)('the documents describe: %s', (_name, answer, need) => {
  expect(violationsOf(answer, need)).toEqual([]);
});

it.each(restAnswers)('the documents describe: REST API, %s', (_type, key, need) => {
  const { headers } = rest[key];
  expect(headers).toContain('application/problem+json');
  expect(violationsOf(rest[key], need)).toEqual([]);
});

function violationsOf({ status, headers, body, bodyFor }: GatewayResponse, need: Need) {
  const text = String(bodyFor?.({ requestId: 'r' } as RequestContext) ?? body);
  const violations = documents.flatMap((document) => {
    const validate = answerValidator(document);
    return operationsOf(document, need).flatMap(({ method, path }) =>
      validate({ method, path, status, headers: documentable(headers), body: text }),
    );
  });
  return [...new Set(violations)];
}

it.each(answers.filter(([, { status }]) => status !== 431))(
  'the documents have the message as an example: %s',
  (_name, { status, message }, need) => {
    for (const document of documents) {
      const texts = operationsOf(document, need).map(({ operation }) => {
        const name = operation.responses[status]?.$ref?.split('/').at(-1) ?? '';
        return JSON.stringify(document.components.responses[name] ?? operation.responses[status]);
      });
      for (const text of texts) expect(text).toContain(JSON.stringify({ message }));
    }
  },
);

function operationsOf({ paths }: Document, need: Need) {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  return all.filter(({ method, operation }) => {
    const schemes = operation.security.flatMap((each) => Object.keys(each));
    if (need === 'user') return schemes.includes('accessToken');
    return need === 'key' ? schemes.includes('apiKey') : need === 'anyone' || method !== 'get';
  });
}

/** Headers by name, but for the error type: AWS documents no list of its values. */
function documentable(list: readonly string[]): Record<string, string> {
  const pairs = list.flatMap((name, at) =>
    at % 2 === 0 ? [[name.toLowerCase(), list[at + 1]]] : [],
  );
  return Object.fromEntries(pairs.filter(([name]) => name !== 'x-amzn-errortype')) as never;
}
