import { type EndedSession, revocationLimit } from './end-session.ts';
import { watchedServices } from './watch-refusals.ts';

export function isRefusedInTime({ latest, lateEvents, isSocketClosed }: EndedSession): boolean {
  const isInTime = watchedServices.every((service) => latest[service] <= revocationLimit);
  return isInTime && lateEvents === 0 && isSocketClosed;
}

/** A row for each kind: how many ended, the slowest refusal of each service, and what their sockets did. */
export function rowsOf(ended: readonly EndedSession[]): readonly (readonly string[])[] {
  const byKind = Object.entries(Object.groupBy(ended, ({ kind }) => kind));
  return byKind.map(([kind, all = []]) => [
    kind,
    String(all.length),
    ...watchedServices.map((service) =>
      seconds(Math.max(...all.map(({ latest }) => latest[service]))),
    ),
    String(all.reduce((sum, { lateEvents }) => sum + lateEvents, 0)),
    String(all.filter(({ isSocketClosed }) => !isSocketClosed).length),
  ]);
}

function seconds(ms: number): string {
  return Number.isFinite(ms) ? `${(ms / 1_000).toFixed(1)} s` : 'never';
}
