import { request } from 'undici';
import type { HealthCheck } from '@quartet/cloudformation/model/load-balancer';
import type { CheckResult } from './health.ts';

/** Prepares the health check of a target; each opens a connection of its own, as the balancer of AWS does. */
export function createProbe(url: string, check: HealthCheck): () => Promise<CheckResult> {
  const isSuccess = parseMatcher(check.matcher);
  const address = new URL(check.path, url);
  const headers = { 'user-agent': 'ELB-HealthChecker/2.0', 'accept-encoding': 'gzip, compressed' };
  return async () => {
    try {
      const signal = AbortSignal.timeout(check.timeoutSeconds * 1_000);
      const { statusCode, body } = await request(address, { headers, signal, reset: true });
      await body.dump();
      return isSuccess(statusCode) ? { ok: true } : { ok: false, reason: mismatch(statusCode) };
    } catch (error) {
      return { ok: false, reason: failureOf(error) };
    }
  };
}

function mismatch(status: number): string {
  return `Target.ResponseCodeMismatch: Health checks failed with these codes: [${status}]`;
}

function failureOf(error: unknown): string {
  const isTimeout = Error.isError(error) && error.name === 'TimeoutError';
  return isTimeout
    ? 'Target.Timeout: Request timed out'
    : 'Target.FailedHealthChecks: Health checks failed';
}

/** Reads the matcher of a health check: `200`, `200-299` or `200,202`. */
function parseMatcher(matcher: string): (status: number) => boolean {
  const ranges = matcher.split(',').map((part) => {
    const [first, last = first] = part.trim().split('-').map(Number);
    return { first: first ?? NaN, last: last ?? NaN };
  });
  return (status) => ranges.some(({ first, last }) => status >= first && status <= last);
}
