import type { Sagas } from '../deps.ts';
import { place, someOrder } from '../testing/bodies.ts';
import { happyPath, recordedStates } from '../testing/recorded-states.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
afterEach(() => service.close());

/** The database does not answer once, when the order is about to be captured. */
function failingOnce(sagas: Sagas): Sagas {
  let hasFailed = false;
  return {
    ...sagas,
    advance: async (lease, path) => {
      if (!hasFailed && path.some(({ state }) => state === 'CAPTURING')) {
        hasFailed = true;
        throw new Error('the database does not answer');
      }
      return sagas.advance(lease, path);
    },
  };
}

it('takes up an order whose run failed, and does not wait for the end of its lease', async () => {
  service = await openService({ SAGA_LEASE: '600000', SAGA_WAIT: '20000' }, undefined, failingOnce);
  service.recovery.start();
  const { body } = await place(service, someOrder(service)).expect(201);
  expect(await recordedStates(service, (body as { readonly id: string }).id)).toEqual(happyPath);
});
