/** The server's reason for a rejected request, in a sentence for the reader. */
export class RequestFailed extends Error {}

const api = '/__console/api';
const noResponse = 'The edge does not answer.';

export function apiUrl(path: string): string {
  return api + path;
}

/** @throws Refused */
export async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(apiUrl(path), init).catch(() => {
    throw new RequestFailed(noResponse);
  });
  if (!answer.ok) throw new RequestFailed(await sentenceOf(answer));
  return (await answer.json()) as T;
}

/** @throws Refused */
export async function post(path: string, body: object = {}): Promise<void> {
  await request(path, {
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
