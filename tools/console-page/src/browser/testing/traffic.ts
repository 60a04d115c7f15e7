import { setTimeout as pause } from 'node:timers/promises';

/** Clients that ask again and again until the traffic is disposed of, which waits for their last responses. */
export function startTraffic(url: string): AsyncDisposable {
  const over = new AbortController();
  const { signal } = over;
  const ask = async (method: string, path: string, between: number) => {
    while (!signal.aborted) {
      await fetch(url + path, { method })
        .then((answer) => answer.text())
        .catch(() => undefined);
      await pause(between, undefined, { signal }).catch(() => undefined);
    }
  };
  const clients = [
    ask('GET', '/api/products', 90),
    ask('GET', '/api/products/1', 170),
    ask('POST', '/api/orders', 400),
    ask('POST', '/api/users/login', 600),
  ];
  return {
    [Symbol.asyncDispose]: async () => {
      over.abort();
      await Promise.all(clients);
    },
  };
}
