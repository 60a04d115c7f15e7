import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@quartet/testing';
import { createActiveFaults } from './active-faults.ts';

function recordedFault() {
  const events: string[] = [];
  return { events, begin: () => events.push('begin'), end: () => void events.push('end') };
}

it('ends a fault after its time, and only once', async () => {
  const fault = recordedFault();
  const active = createActiveFaults();
  expect(active.begin('disk_full', fault, 10)).toBe(true);
  await eventually(() => expect(fault.events).toEqual(['begin', 'end']));
  await active.endAll();
  expect(fault.events).toEqual(['begin', 'end']);
});

it('ends faults early, and begins none twice or where it is not possible', async () => {
  const fault = recordedFault();
  const active = createActiveFaults();
  expect(active.begin('disk_full', fault, 60_000)).toBe(true);
  expect(active.begin('disk_full', fault, 60_000)).toBe(false);
  expect(active.begin('bus_slow', undefined, 60_000)).toBe(false);
  await active.endAll();
  await pause(0);
  expect(fault.events).toEqual(['begin', 'end']);
});
