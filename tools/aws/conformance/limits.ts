import type { HttpRoute } from '@quartet/cloudformation/model/api-gateway';
import { httpModel, httpRoute, integration } from './testing/gateway-models.ts';
import type { GatewayCase, GatewayStep } from './gateway-case.ts';
import { httpPages } from './gateway-pages.ts';

const megabytes = 10 * 1_024 * 1_024;
const requestLine = 'POST /pets HTTP/1.1'.length;
const plain = httpRoute('ANY /{proxy+}', { integration: integration({}) });
const impatient = httpRoute('ANY /{proxy+}', { integration: integration({}, 100) });
const tooLarge = { status: 413, body: { message: 'Request Entity Too Large' } };

export const limitCases: readonly GatewayCase[] = [
  row('takes a body of 10 MB', plain, {
    sent: { ...post(), body: 'x'.repeat(megabytes) },
    answered: { status: 200 },
  }),
  row('refuses a larger one before it is sent', plain, {
    sent: { ...post(), headers: { 'content-length': megabytes + 1 }, chunked: megabytes + 1 },
    answered: tooLarge,
    received: null,
  }),
  row('refuses a larger one whose size nobody announced', plain, {
    sent: { ...post(), chunked: megabytes + 1 },
    answered: tooLarge,
  }),
  row('takes one in chunks that is not larger', plain, {
    sent: { ...post(), chunked: 100_000 },
    received: { body: 'x'.repeat(100_000) },
  }),
  row('takes a request line and headers of 10,240 bytes', plain, {
    sent: { ...post(), headers: headersOf(10_240 - requestLine) },
    answered: { status: 200 },
  }),
  row('refuses one byte more', plain, {
    sent: { ...post(), headers: headersOf(10_240 - requestLine + 1) },
    answered: { status: 431, body: { message: 'Request Header Fields Too Large' } },
    received: null,
  }),
  row('does not wait longer than the time limit of the integration', impatient, {
    sent: { path: '/silent' },
    answered: { status: 503, body: { message: 'Service Unavailable' } },
  }),
];

function row(name: string, route: HttpRoute, step: GatewayStep): GatewayCase {
  return { name, page: httpPages.quotas, given: { gateway: httpModel([route]) }, steps: [step] };
}

function post() {
  return { method: 'POST', path: '/pets' };
}

/** All that is sent, with values of so many bytes together. */
function headersOf(bytes: number) {
  const fixed = { host: 'localhost', connection: 'close', 'content-length': '0' };
  const used = Object.values(fixed).join('').length;
  return { ...fixed, filler: 'x'.repeat(bytes - used) };
}
