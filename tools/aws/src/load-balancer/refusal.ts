import type { Passing } from '../http/proxied-request.ts';

const longestLine = 16 * 1024;
const mostAddresses = 30;

/** The status of what a balancer passes to nobody, whatever its rules are; undefined for all else. */
export function refusalOf({ req, method, url, headers }: Passing): number | undefined {
  if (method === 'TRACE') return 405;
  if (url.length > longestLine) return 414;
  const encoding = req.headers['transfer-encoding'];
  if (encoding && encoding.toLowerCase() !== 'chunked') return 501;
  const forwarded = headers['x-forwarded-for'];
  if (forwarded && forwarded.toString().split(',').length > mostAddresses) return 463;
  return url.startsWith('/') ? undefined : 400;
}
