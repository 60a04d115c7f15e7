import { clfTime } from '../http/clf-time.ts';
import { decode } from './decode.ts';
import type { RequestContext } from './request-context.ts';
import { queryValues } from './query.ts';

/** The API that an authoriser's event names. */
export interface ApiContext {
  readonly apiId: string;
  readonly stage: string;
  readonly region: string;
  readonly account: string;
}

/** A REQUEST event of payload format 2.0. What is undefined is not in it, for it becomes JSON. */
export function authorizerEvent(
  context: RequestContext,
  apiContext: ApiContext,
  identitySource: readonly string[] | null,
): object {
  const { region, account, apiId, stage } = apiContext;
  const { req, headers, method, path, query, route } = context;
  return {
    version: '2.0',
    type: 'REQUEST',
    routeArn: `arn:aws:execute-api:${region}:${account}:${apiId}/${stage}/${method}${path}`,
    identitySource,
    routeKey: route,
    rawPath: path,
    rawQueryString: query,
    cookies: req.headers.cookie?.split(/; */),
    headers,
    queryStringParameters: queryValues(query),
    requestContext: requestContext(context, apiContext),
    pathParameters: decodeParameters(context.pathParameters),
  };
}

function requestContext(context: RequestContext, { account, apiId, stage }: ApiContext): object {
  const { req, method, path, requestId, route, record } = context;
  const domainName = req.headers.host ?? '';
  return {
    accountId: account,
    apiId,
    domainName,
    domainPrefix: domainName.split(/[.:]/, 1)[0],
    http: {
      method,
      path,
      protocol: `HTTP/${req.httpVersion}`,
      sourceIp: context.sourceIp,
      userAgent: req.headers['user-agent'] ?? '',
    },
    requestId,
    routeKey: route,
    stage,
    time: clfTime(record.at),
    timeEpoch: record.at,
  };
}

function decodeParameters(
  parameters: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  let result: Record<string, string> | undefined;
  for (const name in parameters) (result ??= {})[name] = decode(parameters[name] ?? '');
  return result;
}
