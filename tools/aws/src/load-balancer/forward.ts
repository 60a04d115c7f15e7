import type { Passing } from '../http/proxied-request.ts';
import { exchangeWith } from './exchange.ts';
import { answerFailure } from './failure-page.ts';
import { suffer } from './fault.ts';
import type { Group } from './group.ts';
import type { Member } from './member.ts';
import { wasRefused } from './target-failure.ts';
import { upgradeWith } from './upgrade.ts';

export interface Forwarding {
  readonly passing: Passing;
  /** What the target is sent: name and value in turn. */
  readonly headers: string[];
}

/** Passes a request to the next target of a group; when that refuses the connection, to one other. */
export function forward(forwarding: Forwarding, group: Group): void {
  const { res, seen } = forwarding.passing;
  seen.targetGroup = group.settings.name;
  const member = group.next();
  if (member) return pass(forwarding, member, group);
  seen.reason = 'no healthy target';
  seen.status = 503;
  answerFailure(res, 503);
}

function pass(forwarding: Forwarding, member: Member, group: Group): void {
  const rescue = (error: Error) => {
    const other = wasRefused(error) ? group.next(member) : undefined;
    if (other) ask(forwarding, other, () => false);
    return other !== undefined;
  };
  ask(forwarding, member, rescue);
}

function ask(
  { passing, headers }: Forwarding,
  member: Member,
  rescue: (error: Error) => boolean,
): void {
  const { fault, target } = member.upstream;
  const plan = { passing, headers, rescue };
  const begin = passing.upgrades ? upgradeWith : exchangeWith;
  passing.seen.task = target.id;
  if (!fault) return begin(member, plan);
  suffer(fault, passing.res, (fails) => {
    if (!fails) return begin(member, plan);
    passing.seen.reason = 'fault';
    passing.seen.status = 503;
    answerFailure(passing.res, 503);
  });
}
