import type { DrillOptions, Restorable } from './arguments.ts';
import type { Verdict } from './verdict.ts';

export interface DrillResult extends Verdict {
  readonly service: Restorable;
  /** Orders that clients placed, before, meanwhile and after. */
  readonly orders: number;
  /** Milliseconds of work that the database has lost. */
  readonly rpo: number;
  /** Milliseconds from the stop of the tasks to the first confirmed order. */
  readonly rto: number;
  /** Milliseconds from the stop until everything agreed again. */
  readonly reconciled: number;
}

/** Milliseconds by which a database may go back further than asked: under load there is a transaction in each second. */
const tolerance = 5_000;

const shown = 10;

/** The reasons why a drill has failed. */
export function missesOf(
  { rpo, rto, unexplained, lost }: DrillResult,
  { back, limit }: Pick<DrillOptions, 'back' | 'limit'>,
): readonly string[] {
  return [
    ...(unexplained.length > 0 ? [`${unexplained.length} unexplained`] : []),
    ...(rpo > back + tolerance ? [`RPO above ${seconds(back)}`] : []),
    ...(rto > limit ? [`RTO above ${seconds(limit)}`] : []),
    ...(lost === 0 ? ['nothing was lost, so nothing was rehearsed'] : []),
  ];
}

export function reportOf(result: DrillResult): readonly string[] {
  const { service, orders, lost, broughtBack, withoutEffect, inReview, unexplained } = result;
  return [
    `${service}: ${orders} orders placed; the database lost ${lost} of them`,
    `  brought back      ${broughtBack}`,
    `  lost, unpaid      ${withoutEffect.length}: nothing is held or taken for them`,
    ...withoutEffect.slice(0, shown).map((id) => `    ${id}`),
    `  in review         ${inReview.size}`,
    ...[...inReview].slice(0, shown).map(([id, kinds]) => `    ${id} ${kinds}`),
    `  unexplained       ${unexplained.length}`,
    ...unexplained.slice(0, shown).map((line) => `    ${line}`),
    `  RPO               ${seconds(result.rpo)}: age of the last transaction that was kept`,
    `  RTO               ${seconds(result.rto)}: from the stop to the first confirmed order`,
    `  reconciled after  ${seconds(result.reconciled)}`,
  ];
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
