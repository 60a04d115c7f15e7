import { styleText } from 'node:util';
import type { Account } from '@quartet/local-client/ready-content';

interface Greeting {
  readonly url: string;
  readonly apiKey: string;
  readonly shopper: Account;
  /** Undefined when no order can be placed, because orders does not run. */
  readonly productId: string | undefined;
  /** One that the payment provider takes. */
  readonly paymentMethod: string;
  /** Types of resources. */
  readonly notRun: readonly string[];
  /** Lists these types, which are counted otherwise. */
  readonly verbose: boolean;
}

/** The lines that are printed when everything runs. */
export function greet({ productId, notRun, verbose, ...rest }: Greeting): string {
  const { url, apiKey } = rest;
  const lines = [
    '',
    styleText('dim', notRunText(notRun, verbose)),
    '',
    `Quartet runs on ${styleText('bold', url)}`,
    `Console: ${url}/__console`,
    `API key: ${apiKey}`,
    'All of it again, at any time: npx quartet status',
    '',
  ];
  if (productId !== undefined) {
    lines.push('Place an order:', '', placeOrder({ ...rest, productId }), '');
  }
  return [...lines, 'Ctrl-C stops everything.', ''].join('\n');
}

function notRunText(types: readonly string[], verbose: boolean): string {
  if (verbose) return ['Not run here:', ...types.map((type) => `  ${type}`)].join('\n');
  return `${types.length} types of resources are not run here; --verbose lists them`;
}

/** One command for any POSIX shell: it logs in first, so that it still works tomorrow. */
function placeOrder(greeting: Omit<Greeting, 'notRun' | 'verbose'>): string {
  const { url, apiKey, shopper, productId, paymentMethod } = greeting;
  const common = `-H 'x-api-key: ${apiKey}' -H 'content-type: application/json'`;
  const account = JSON.stringify({ email: shopper.email, password: shopper.password });
  const token = `sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/'`;
  const login = `curl -sS ${url}/api/users/login ${common} -d '${account}' | ${token}`;
  const order = { items: [{ productId, quantity: 1 }], paymentMethod };
  return [
    `curl -sS ${url}/api/orders ${common}`,
    `-H "authorization: Bearer $(${login})"`,
    '-H "idempotency-key: $(date +%s%N)"',
    `-d '${JSON.stringify(order)}'`,
  ].join(' ');
}
