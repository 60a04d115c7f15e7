import { styleText } from 'node:util';
import { writeStateFile } from '../os/state-file.ts';
import type { Home } from '../state-dir/home.ts';
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
  /**
   * Files with the key as a header and with the login, so that nothing secret is printed into a log.
   * @default - a terminal shows the key and the login
   */
  readonly files?: { readonly key: string; readonly login: string } | undefined;
  /** Lists these types, which are counted otherwise. */
  readonly verbose: boolean;
}

/** The lines that are printed when everything runs. */
export function greet({ productId, notRun, verbose, ...rest }: Greeting): string {
  const { url, apiKey, files } = rest;
  const lines = [
    '',
    styleText('dim', notRunText(notRun, verbose)),
    '',
    `Quartet runs on ${styleText('bold', url)}`,
    `Console: ${url}/__console`,
    `API key: ${files ? `in ${files.key}` : apiKey}`,
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
  const { url, apiKey, shopper, productId, paymentMethod, files } = greeting;
  const key = files ? `@${files.key}` : `x-api-key: ${apiKey}`;
  const common = `-H '${key}' -H 'content-type: application/json'`;
  const account = files ? `@${files.login}` : loginOf(shopper);
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

/** The body that logs an account in. */
function loginOf({ email, password }: Account): string {
  return JSON.stringify({ email, password });
}

/** Writes what the printed command reads; its files are for their owner alone. */
export function writeCurlFiles(
  { curl }: Pick<Home, 'curl'>,
  { apiKey, shopper }: Pick<Greeting, 'apiKey' | 'shopper'>,
): Home['curl'] {
  writeStateFile(curl.key, `x-api-key: ${apiKey}\n`);
  writeStateFile(curl.login, loginOf(shopper));
  return curl;
}
