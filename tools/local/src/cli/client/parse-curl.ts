import { UserError } from '@quartet/cloudformation/user-error';
import type { AccountName } from './accounts.ts';

export interface CurlRequest {
  readonly method: string;
  /** Begins with a slash. */
  readonly path: string;
  /** JSON. */
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly as: AccountName;
}

interface CurlOptions {
  readonly as: AccountName;
  /** Lines such as `If-Match: 3`. */
  readonly headers: readonly string[];
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/**
 * @param words method, path and body; the method may be left out
 * @throws UserError that says what is missing
 */
export function parseCurl(words: readonly string[], { as, headers }: CurlOptions): CurlRequest {
  const [first = '', ...others] = words;
  const hasMethod = methods.includes(first.toUpperCase());
  const [path = '', body, ...more] = hasMethod ? others : words;
  if (!path.startsWith('/') || more.length > 0) {
    throw new UserError(
      `curl ${words.join(' ')}: write [method] <path> [JSON], such as GET /api/products; methods are ${methods.join(', ')}.`,
    );
  }
  const method = hasMethod ? first.toUpperCase() : body === undefined ? 'GET' : 'POST';
  return {
    method,
    path,
    body: checkedJson(body),
    headers: Object.fromEntries(headers.map(readHeader)),
    as,
  };
}

function checkedJson(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    throw new UserError(`The body is not JSON: ${(cause as Error).message}.`, { cause });
  }
}

function readHeader(line: string): readonly [string, string] {
  const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
  if (name !== undefined && value !== undefined) return [name.toLowerCase(), value];
  throw new UserError(`--header ${line} has no name and value, such as "If-Match: 3".`);
}
