import type { RequestRecord } from '@quartet/aws/http/proxied-request';
import type { EventStream } from './event-stream.ts';
import { type Sources, takeSnapshot } from './snapshot.ts';
import type { Picture } from '../views/picture.ts';

/** Which requests a page lists. */
export type RequestFilter = (seen: RequestRecord) => boolean;

/** Tells the pages what happens, for as long as somebody looks. */
interface Live {
  join(stream: EventStream, show: RequestFilter): Promise<void>;
}

/** Milliseconds between two pictures. */
const interval = 500;
const maxRequests = 60;

export function createLive(sources: Sources, picture: Picture): Live {
  const viewers = new Map<EventStream, RequestFilter>();
  let timer: NodeJS.Timeout | undefined;

  const sendSnapshot = (
    [stream, show]: readonly [EventStream, RequestFilter],
    now = takeSnapshot(sources),
  ) => {
    if (stream.isBehind()) return;
    stream.send('now', { ...now, requests: sources.recentRequests.latest(maxRequests, show) });
  };
  const tick = () => {
    void sources.watch.refresh();
    const now = takeSnapshot(sources);
    for (const viewer of viewers) sendSnapshot(viewer, now);
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
      sendSnapshot([stream, show]);
      viewers.set(stream, show);
      timer ??= setInterval(tick, interval);
      stream.gone.addEventListener('abort', () => leave(stream));
    },
  };
}
