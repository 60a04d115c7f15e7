import type { ConnectRequest } from './connect-request.ts';

/** Reads what the authoriser is asked about: nothing, or an empty text, when it was not sent. */
export type ReadIdentity = (request: ConnectRequest) => string | undefined;

/** @throws Error for a source that is not understood. */
export function readIdentitySource(source: string): ReadIdentity {
  const [, scope, name = ''] = /^route\.request\.(querystring|header)\.(.+)$/.exec(source) ?? [];
  if (scope === 'querystring') return ({ queryStringParameters }) => queryStringParameters?.[name];
  if (scope !== 'header') throw new Error(`The identity source ${source} is not supported here.`);
  const headerName = name.toLowerCase();
  return ({ headers }) =>
    Object.entries(headers).find(([header]) => header.toLowerCase() === headerName)?.[1];
}
