import type { ProxiedRequest } from '../http/proxied-request.ts';

const maxUrlLength = 16 * 1024;
const maxForwardedAddresses = 30;

/** The status of what a balancer passes to nobody, whatever its rules are; undefined for all else. */
export function rejectionStatus({ req, method, url, headers }: ProxiedRequest): number | undefined {
  if (method === 'TRACE') return 405;
  if (url.length > maxUrlLength) return 414;
  const encoding = req.headers['transfer-encoding'];
  if (encoding && encoding.toLowerCase() !== 'chunked') return 501;
  const forwarded = headers['x-forwarded-for'];
  if (forwarded && forwarded.toString().split(',').length > maxForwardedAddresses) return 463;
  return url.startsWith('/') ? undefined : 400;
}
