import type { Seen } from '@quartet/aws/http/proxied-request';
import type { EventStream } from './event-stream.ts';
import { type Sources, takeSnapshot } from './snapshot.ts';
import type { Picture } from '../views/picture.ts';

/** Which requests a page lists. */
export type Show = (seen: Seen) => boolean;

/** Tells the pages what happens, for as long as somebody looks. */
export interface Live {
  join(stream: EventStream, show: Show): Promise<void>;
}

/** Milliseconds between two pictures. */
const interval = 500;
const mostRequests = 60;

export function createLive(sources: Sources, picture: Picture): Live {
  const viewers = new Map<EventStream, Show>();
  let timer: NodeJS.Timeout | undefined;

  const tell = ([stream, show]: readonly [EventStream, Show], now = takeSnapshot(sources)) => {
    if (stream.isBehind()) return;
    stream.send('now', { ...now, requests: sources.memory.latest(mostRequests, show) });
  };
  const tick = () => {
    void sources.watch.refresh();
    const now = takeSnapshot(sources);
    for (const viewer of viewers) tell(viewer, now);
  };
  const leave = (stream: EventStream) => {
    viewers.delete(stream);
    if (viewers.size === 0) timer = void clearInterval(timer);
  };

  return {
    join: async (stream, show) => {
      stream.send('picture', picture);
      await sources.watch.refresh();
      if (stream.gone.aborted) return;
      tell([stream, show]);
      viewers.set(stream, show);
      timer ??= setInterval(tick, interval);
      stream.gone.addEventListener('abort', () => leave(stream));
    },
  };
}
