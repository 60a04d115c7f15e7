const namedError = /^\s*\w*(?:Error|Problem)(?: \[\w+\])?: (.+)/;
const noise = /^\s*$|^Node\.js v|^\s+at |^\s*[\^}~]|^(?:See|Run) 'docker /;

/** The one line that says best why a process ended. */
export function failureReason(lines: readonly string[]): string {
  const newestFirst = lines.toReversed();
  const logged = newestFirst.map(fromLog).find((each) => each !== undefined);
  const thrown = newestFirst.map((line) => namedError.exec(line)?.[1]).find((each) => each);
  return (
    thrown ?? logged ?? newestFirst.find((line) => !noise.test(line))?.trim() ?? 'it said nothing'
  );
}

interface Entry {
  readonly level?: unknown;
  readonly msg?: unknown;
  readonly err?: { readonly message?: unknown };
}

function fromLog(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level, msg, err } = JSON.parse(line) as Entry;
    if (level !== 'error' && level !== 'fatal') return undefined;
    return [msg, err?.message].filter((part) => typeof part === 'string').join(': ');
  } catch {
    return undefined;
  }
}
