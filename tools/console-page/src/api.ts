/** The server's reason for a rejected request, in a sentence for the reader. */
export class RequestFailed extends Error {
  /** True when the same request may succeed later, as after an outage. */
  readonly isTransient: boolean;

  constructor(message: string, { isTransient }: Pick<RequestFailed, 'isTransient'>) {
    super(message);
    this.isTransient = isTransient;
  }
}

const serverErrors = 500;

const api = '/__console/api';
const noResponse = 'The edge does not answer.';

export function apiUrl(path: string): string {
  return api + path;
}

/** @throws Refused */
export async function request<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(apiUrl(path), init).catch(() => {
    throw new RequestFailed(noResponse, { isTransient: true });
  });
  const isTransient = response.status >= serverErrors;
  if (!response.ok) throw new RequestFailed(await sentenceOf(response), { isTransient });
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
