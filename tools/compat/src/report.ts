import { styleText } from 'node:util';
import type { State } from './steps.ts';
import type { StepResult } from './walk.ts';

const shown = 8;

/** `✓ orders new · payments old, schema new · products old   412 requests   14 s`, and what went wrong below. */
export function lineOf({ step, requests, failures, seconds }: StepResult): string {
  const sign = failures.length === 0 ? styleText('green', '✓') : styleText('red', '✗');
  const head = `${sign} ${textOf(step.state)}   ${requests} requests   ${Math.round(seconds)} s`;
  const more = failures.length > shown ? [`    and ${failures.length - shown} more`] : [];
  return [head, ...failures.slice(0, shown).map((failure) => `    ${failure}`), ...more].join('\n');
}

export function textOf(state: State): string {
  const services = Object.entries(state).map(([service, { code, schema }]) =>
    code === schema ? `${service} ${code}` : `${service} ${code}, schema ${schema}`,
  );
  return services.length === 0 ? 'all services old' : services.join(' · ');
}
