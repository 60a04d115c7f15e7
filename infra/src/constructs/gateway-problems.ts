import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { secureHeaders } from '../edge/headers.ts';

interface GatewayProblem {
  readonly type: ResponseType;
  /** @default - that of AWS */
  readonly statusCode?: number;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** @default - no Retry-After */
  readonly retryAfterSeconds?: number;
}

/** The values of headers are texts in quotes. */
const secureLiterals = Object.fromEntries(
  Object.entries(secureHeaders).map(([name, value]) => [name, `'${value}'`]),
);

const problems: readonly GatewayProblem[] = [
  {
    type: ResponseType.INVALID_API_KEY,
    status: 403,
    code: 'invalid_api_key',
    title: 'A valid API key is needed',
    detail: 'Send your key as x-api-key.',
  },
  {
    type: ResponseType.WAF_FILTERED,
    status: 403,
    code: 'forbidden',
    title: 'Your role does not allow this',
    detail: 'The firewall has refused the request.',
  },
  {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    statusCode: 404,
    status: 404,
    code: 'not_found',
    title: 'There is nothing here that you may see',
    detail: 'No route matches this path.',
  },
  {
    type: ResponseType.REQUEST_TOO_LARGE,
    status: 413,
    code: 'body_too_large',
    title: 'The body is too large',
    detail: 'The body is larger than the gateway allows.',
  },
  {
    type: ResponseType.THROTTLED,
    status: 429,
    code: 'too_many_requests',
    title: 'Too many requests',
    detail: 'The rate of the client or of the stage is exceeded.',
    retryAfterSeconds: 1,
  },
  {
    type: ResponseType.QUOTA_EXCEEDED,
    status: 429,
    code: 'too_many_requests',
    title: 'Too many requests',
    detail: 'The quota of the client is used up.',
  },
  {
    type: ResponseType.INTEGRATION_FAILURE,
    statusCode: 503,
    status: 503,
    code: 'unavailable',
    title: 'The service cannot answer at the moment',
    detail: 'The service cannot be reached.',
    retryAfterSeconds: 1,
  },
  {
    type: ResponseType.INTEGRATION_TIMEOUT,
    statusCode: 503,
    status: 503,
    code: 'unavailable',
    title: 'The service cannot answer at the moment',
    detail: 'The service has not answered in time.',
    retryAfterSeconds: 1,
  },
];

/**
 * Makes problems (RFC 9457) of the responses that a REST API gives itself, with the members that those of the services
 * have. An HTTP API cannot do it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function addGatewayProblems(api: RestApi): void {
  for (const problem of problems) {
    const { type, statusCode, retryAfterSeconds } = problem;
    api.addGatewayResponse(type.responseType, {
      type,
      ...(statusCode !== undefined && { statusCode: String(statusCode) }),
      responseHeaders: {
        ...secureLiterals,
        'Content-Type': "'application/problem+json'",
        ...(retryAfterSeconds !== undefined && { 'Retry-After': `'${retryAfterSeconds}'` }),
      },
      templates: { 'application/json': bodyOf(problem) },
    });
  }
}

function bodyOf({ status, code, title, detail }: GatewayProblem): string {
  const type = `/api/orders/docs/problems#${code}`;
  return JSON.stringify({ type, title, status, detail, code, requestId: '$context.requestId' });
}
