import type { Edge } from './shop.ts';

let edge: Edge | undefined;

/** Sets the edge that orval's functions call. */
export function reach(next: Edge): void {
  edge = next;
}

/** The fetch of orval's functions, which give it a path and expect the parsed answer. */
export async function send<Answer>(path: string, options: RequestInit): Promise<Answer> {
  if (!edge) throw new Error('There is no edge to call.');
  const request = new Request(new URL(path, edge.url), options);
  request.headers.set('x-api-key', edge.apiKey);
  const response = await edge.send(request);
  const data: unknown = await response.json();
  return { data, status: response.status, headers: response.headers } as Answer;
}
