import type { Fetch } from './retrying-fetch.ts';
import type { Session } from './session.ts';

/** Adds the access token of the session to each request; a refused one is renewed, once. */
export function authorisedFetch(send: Fetch, session: Session): Fetch {
  return async (request) => {
    const token = await session.accessToken();
    if (token === undefined) return send(request);
    const response = await send(withToken(request, token));
    if (response.status !== 401) return response;
    const renewed = await session.renew(token);
    return renewed === undefined ? response : send(withToken(request, renewed));
  };
}

function withToken(request: Request, token: string): Request {
  const next = request.clone();
  next.headers.set('authorization', `Bearer ${token}`);
  return next;
}
