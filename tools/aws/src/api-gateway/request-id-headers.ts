import { randomUUID } from 'node:crypto';
import { ServerResponse } from 'node:http';
import type { HeaderValues } from '@quartet/cloudformation/model/api-gateway';
import { gatewayId } from '../http/gateway-id.ts';
import type { RequestIds } from './request-context.ts';

interface IdentifiedResponse extends ServerResponse {
  requestId?: string;
  gatewayHeaders?: readonly string[];
  overwrites?: Readonly<Record<string, HeaderValues>> | undefined;
}

/** The ids that one kind of API makes for a request, and the headers in which it returns them. */
export interface RequestIdentity {
  readonly create: () => RequestIds;
  readonly headersOf: (ids: RequestIds) => readonly string[];
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html */
export const httpRequestIdentity: RequestIdentity = {
  create: () => {
    const requestId = gatewayId();
    return { requestId, extendedRequestId: requestId };
  },
  headersOf: ({ requestId }) => ['apigw-requestid', requestId],
};

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-access-logging.html */
export const restRequestIdentity: RequestIdentity = {
  create: () => ({ requestId: randomUUID(), extendedRequestId: gatewayId() }),
  headersOf: ({ requestId, extendedRequestId }) => [
    ...['x-amzn-requestid', requestId],
    ...['x-amz-apigw-id', extendedRequestId],
  ],
};

/** Adds the ids of a request to its response, whoever writes it. `setHeader` would cost four times the head. */
export function addRequestIds(
  res: ServerResponse,
  ids: RequestIds,
  { headersOf }: RequestIdentity,
): void {
  const identified = res as IdentifiedResponse;
  identified.requestId = ids.requestId;
  identified.gatewayHeaders = headersOf(ids);
  res.writeHead = writeHeadWithIds as typeof res.writeHead;
}

/** A response that has an id under its own name, as those of services do, keeps it. */
function writeHeadWithIds(
  this: IdentifiedResponse,
  status: number,
  head: readonly string[] | object = [],
): ServerResponse {
  const { requestId = '', gatewayHeaders = [], overwrites } = this;
  const given = Array.isArray(head)
    ? (head as string[])
    : (Object.entries(head).flat() as string[]);
  const headers = overwrite(given, overwrites?.[status]);
  const ids = [...gatewayHeaders];
  if (!hasRequestId(headers)) ids.push('x-request-id', requestId);
  return ServerResponse.prototype.writeHead.call(this, status, ids.concat(headers));
}

/**
 * Has headers overwritten in the response of the integration, by its status; undefined for a response of the gateway.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function overwriteHeaders(
  res: ServerResponse,
  overwrites: Readonly<Record<string, HeaderValues>> | undefined,
): void {
  (res as IdentifiedResponse).overwrites = overwrites;
}

function overwrite(head: readonly string[], values: HeaderValues | undefined): readonly string[] {
  if (!values) return head;
  const others = head.filter((_, at) => {
    const each = head[at - (at % 2)];
    return each !== undefined && values[each.toLowerCase()] === undefined;
  });
  return [...others, ...Object.entries(values).flat()];
}

const name = 'x-request-id';

function hasRequestId(head: readonly string[]): boolean {
  for (let at = 0; at < head.length; at += 2) {
    const each = head[at];
    if (each?.length === name.length && each.toLowerCase() === name) return true;
  }
  return false;
}
