import type { RequestListener } from 'node:http';
import { newId } from '@quartet/database';
import type { Method, Route } from '@quartet/http';
import request from 'supertest';
import { forbiddenCallers, type ForbiddenCaller, type TokenSource } from './forbidden-callers.ts';

export interface Guarded extends TokenSource {
  readonly app: RequestListener;
}

/**
 * Makes the authorisation tests of a service from its table of operations, so that an operation
 * without a guard fails: everyone whom it is not for is refused before anything else is looked at.
 */
export function itGuards(routes: readonly Route<never>[], guarded: () => Guarded): void {
  describe.each(routes.map((route) => ({ name: `${route[0]} ${route[1]}`, route })))(
    '$name',
    ({ route }) => {
      const { who } = route[3];
      const callers = forbiddenCallers[who];
      if (callers.length === 0)
        return it('is open to all', () => expect(['anyone', 'key']).toContain(who));
      it.each(callers)('refuses $who', (caller) => expectRefusal(route, caller, guarded()));
    },
  );
}

/** Rejects unless the operation refuses the caller with the right status and code. */
export async function expectRefusal(
  [method, path]: Route<never>,
  { token, status }: ForbiddenCaller,
  guarded: Guarded,
): Promise<void> {
  const sent = request(guarded.app)[verbs[method]](path.replace(/:\w+/g, newId()));
  const bearer = await token(guarded);
  if (bearer !== undefined) void sent.set('authorization', `Bearer ${bearer}`);
  const { status: answered, body } = await sent;
  expect({ answered, code: (body as { code: string }).code }).toEqual({
    answered: status,
    code: status === 401 ? 'unauthenticated' : 'forbidden',
  });
}

const verbs: Readonly<Record<Method, 'get' | 'post' | 'put' | 'patch' | 'delete'>> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
};
