import type { PeerWatch } from '@quartet/http';
import type { Operations, Provider } from '../deps.ts';

/** The provider, whose answers are watched: one that settles nothing is as good as none. */
export function watchedProvider(provider: Provider, watch: PeerWatch): Provider {
  const noted = <O extends { readonly kind: string }>(outcome: O): O => {
    if (outcome.kind === 'unknown') watch.failed();
    else watch.succeeded();
    return outcome;
  };
  return {
    authorise: async (call) => noted(await provider.authorise(call)),
    capture: async (call) => noted(await provider.capture(call)),
    void: async (call) => noted(await provider.void(call)),
    refund: async (call) => noted(await provider.refund(call)),
    lookUp: async (call) => noted(await provider.lookUp(call)),
  };
}

const all = 500;

/** Ends the pauses of what waits for the provider: of all when it answers again, and of one to try whether it does. */
export async function wakeOperations(
  operations: Pick<Operations, 'wake'>,
  watch: PeerWatch,
): Promise<void> {
  if (watch.hasReturned()) await operations.wake(all);
  else if (watch.mayTry()) await operations.wake(1);
}
