import type { ServerResponse } from 'node:http';

/** Server-Sent Events to one page. */
export interface EventStream {
  send(event: string, data: unknown): void;
  /** True while the page has not received what was sent to it. */
  isBehind(): boolean;
  /** Aborted when the page is gone. */
  readonly gone: AbortSignal;
}

/** Milliseconds after which a page asks again when the edge was gone. */
const retry = 1_000;

export function openEventStream(res: ServerResponse): EventStream {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  res.write(`retry: ${retry}\n\n`);
  return {
    send: (event, data) => {
      if (!gone.signal.aborted) res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    isBehind: () => res.writableNeedDrain,
    gone: gone.signal,
  };
}
