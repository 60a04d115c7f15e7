import type { PeerWatch } from '@quartet/http';
import type { Provider } from '../deps.ts';

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
