import { clfTime } from '../http/clf-time.ts';
import { decoded } from './decoded.ts';
import type { Exchange } from './exchange.ts';
import { queryValues } from './query.ts';

/** What an event says of the API that asks. */
export interface Asking {
  readonly apiId: string;
  readonly stage: string;
  readonly region: string;
  readonly account: string;
}

/** A REQUEST event of payload format 2.0. What is undefined is not in it, for it becomes JSON. */
export function authorizerEvent(
  exchange: Exchange,
  asking: Asking,
  identitySource: readonly string[] | null,
): object {
  const { region, account, apiId, stage } = asking;
  const { req, headers, method, path, query, route } = exchange;
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
    requestContext: requestContext(exchange, asking),
    pathParameters: decodedParameters(exchange.parameters),
  };
}

function requestContext(exchange: Exchange, { account, apiId, stage }: Asking): object {
  const { req, method, path, requestId, route, seen } = exchange;
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
      sourceIp: exchange.address,
      userAgent: req.headers['user-agent'] ?? '',
    },
    requestId,
    routeKey: route,
    stage,
    time: clfTime(seen.at),
    timeEpoch: seen.at,
  };
}

function decodedParameters(
  parameters: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  let some: Record<string, string> | undefined;
  for (const name in parameters) (some ??= {})[name] = decoded(parameters[name] ?? '');
  return some;
}
