import type { Header } from './openapi.ts';

/** Headers of HTTP itself, and those that every service sets on every answer for the safety of browsers. */
const ofEveryAnswer: ReadonlySet<string> = new Set([
  'cache-control',
  'connection',
  'content-length',
  'content-security-policy',
  'content-type',
  'date',
  'keep-alive',
  'referrer-policy',
  'strict-transport-security',
  'transfer-encoding',
  'x-content-type-options',
]);

export function headerViolations(
  documented: Readonly<Record<string, Header>>,
  received: Readonly<Record<string, unknown>>,
): readonly string[] {
  const byName = new Map(
    Object.entries(documented).map(([name, header]) => [name.toLowerCase(), header]),
  );
  const unknown = Object.keys(received).filter(
    (name) => !byName.has(name.toLowerCase()) && !ofEveryAnswer.has(name.toLowerCase()),
  );
  const missing = [...byName].filter(
    ([name, { required }]) => required === true && received[name] === undefined,
  );
  const wrong = [...byName].filter(
    ([name, { schema }]) =>
      schema?.type === 'integer' &&
      received[name] !== undefined &&
      !/^\d+$/.test(String(received[name])),
  );
  return [
    ...unknown.map((name) => `header ${name} is not documented`),
    ...missing.map(([name]) => `header ${name} is missing`),
    ...wrong.map(([name]) => `header ${name} is not an integer`),
  ];
}
