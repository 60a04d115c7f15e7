import type { SocketRequest } from './request.ts';

/** Reads what the authoriser is asked about: nothing, or an empty text, when it was not sent. */
export type ReadIdentity = (request: SocketRequest) => string | undefined;

/** @throws Error for a source that is not understood. */
export function readIdentitySource(source: string): ReadIdentity {
  const [, room, name = ''] = /^route\.request\.(querystring|header)\.(.+)$/.exec(source) ?? [];
  if (room === 'querystring') return ({ queryStringParameters }) => queryStringParameters?.[name];
  if (room !== 'header') throw new Error(`The identity source ${source} is not understood here.`);
  const wanted = name.toLowerCase();
  return ({ headers }) =>
    Object.entries(headers).find(([header]) => header.toLowerCase() === wanted)?.[1];
}
