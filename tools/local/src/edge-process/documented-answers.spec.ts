import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GatewayResponse,
  httpGatewayResponses as http,
  restGatewayResponses as rest,
} from '@quartet/aws/api-gateway/gateway-responses';
import { answerValidator } from '@quartet/testing';

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
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
  ['REST API, INVALID_API_KEY', rest.forbidden, 'key'],
  ['REST API, WAF_FILTERED', rest.blocked, 'anyone'],
  ['REST API, THROTTLED', rest.throttled, 'anyone'],
  ['REST API, QUOTA_EXCEEDED', rest.overQuota, 'key'],
  ['REST API, INTEGRATION_TIMEOUT', rest.integrationTimeout, 'anyone'],
  ['REST API, REQUEST_TOO_LARGE', rest.bodyTooLarge, 'body'],
];

it.each(answers)('the documents describe: %s', (_name, { status, headers, body }, need) => {
  const violations = documents.flatMap((document) => {
    const validate = answerValidator(document);
    return operationsOf(document, need).flatMap(({ method, path }) =>
      validate({ method, path, status, headers: documentable(headers), body: String(body) }),
    );
  });
  expect([...new Set(violations)]).toEqual([]);
});

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
