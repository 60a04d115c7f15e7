/** The server's reason for a rejected request, in a sentence for the reader. */
export class RequestFailed extends Error {}

const api = '/__console/api';
const noResponse = 'The edge does not answer.';

export function apiUrl(path: string): string {
  return api + path;
}

/** @throws Refused */
export async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(apiUrl(path), init).catch(() => {
    throw new RequestFailed(noResponse);
  });
  if (!response.ok) throw new RequestFailed(await sentenceOf(response));
  return (await response.json()) as T;
}

/** @throws Refused */
export function post<T>(path: string, body: object = {}): Promise<T> {
  return request<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function sentenceOf(response: Response): Promise<string> {
  const problem: unknown = await response.json().catch(() => undefined);
  return (
    (problem as { detail?: string } | undefined)?.detail ?? `The edge answers ${response.status}.`
  );
}
