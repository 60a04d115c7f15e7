/** Why the server did not do what was asked, in a sentence for the reader. */
export class Refused extends Error {}

const api = '/__console/api';
const silence = 'The edge does not answer.';

export function apiUrl(path: string): string {
  return api + path;
}

/** @throws Refused */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(apiUrl(path), init).catch(() => {
    throw new Refused(silence);
  });
  if (!answer.ok) throw new Refused(await sentenceOf(answer));
  return (await answer.json()) as T;
}

/** @throws Refused */
export async function tell(path: string, body: object = {}): Promise<void> {
  await ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function sentenceOf(answer: Response): Promise<string> {
  const problem: unknown = await answer.json().catch(() => undefined);
  return (
    (problem as { detail?: string } | undefined)?.detail ?? `The edge answers ${answer.status}.`
  );
}
