interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

const secrets = [
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, // a token
  /\b\d(?:[ -]?\d){12,18}\b/g, // a card number
  /(?<=:\/\/[^\s:/@]*:)[^\s@/]+(?=@)/g, // a password in a URL
];

/**
 * An error as the log may show it: what was thrown and why, but not the properties that drivers add
 * to their errors, which hold rows, statements and requests.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!Error.isError(error))
    return {
      type: typeof error,
      message: 'something that is no error was thrown',
    };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause =
    error.cause !== undefined && depth < 4 ? { cause: describeError(error.cause, depth + 1) } : {};
  const stack = error.stack === undefined ? {} : { stack: scrub(error.stack) };
  return {
    type: error.name,
    message: scrub(error.message),
    ...code,
    ...stack,
    ...cause,
  };
}

function scrub(text: string): string {
  return secrets.reduce((scrubbed, secret) => scrubbed.replace(secret, '[removed]'), text);
}
