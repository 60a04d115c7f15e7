import type { Member } from './member.ts';

/** Settles when nothing is on its way to a target any more; what still is after the delay, in seconds, is given up. */
export async function drain(member: Member, delay: number): Promise<void> {
  const timer = setTimeout(member.flights.abandonAll, delay * 1_000);
  await member.flights.empty();
  clearTimeout(timer);
}
