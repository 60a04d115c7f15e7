import type { Member } from './member.ts';

/** Settles when nothing is on its way to a target any more; what still is after the delay, in seconds, is given up. */
export async function drain(member: Member, delay: number): Promise<void> {
  if (member.flights.size === 0) return;
  const empty = Promise.withResolvers<void>();
  member.onEmpty = empty.resolve;
  const timer = setTimeout(() => {
    for (const flight of member.flights) flight.abandon();
  }, delay * 1_000);
  await empty.promise;
  clearTimeout(timer);
}
