import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

export const readText = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The lines of the shell examples of the README, and those that the nightly run types. */
const lines = [
  ...[...readText('infra/README.md').matchAll(/```sh\n([\s\S]*?)```/g)].map(
    ([, text = '']) => text,
  ),
  readText('.github/actions/drift/action.yml'),
]
  .join('\n')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'));

/** Commands up to the next one of the line; the function `deploy` of the README is `cdk deploy`. */
export function commandsOf(pattern: RegExp): readonly (readonly [name: string, rest: string])[] {
  return lines.flatMap((line) =>
    [...line.matchAll(pattern)].map(([, name = '', rest = '']) => [name, rest] as const),
  );
}

/** The options of a command; `--no-notices` is the negation of `--notices`. */
export const optionsIn = (text: string): string[] =>
  (text.match(/(?<=\s)--[a-z][a-z-]*/g) ?? []).map((option) => option.replace('--no-', '--'));
