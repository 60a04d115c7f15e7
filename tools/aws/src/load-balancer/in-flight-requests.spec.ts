import { createInFlightRequests, type InFlightRequest } from './in-flight-requests.ts';

function inFlightRequest(abort = () => undefined as void): InFlightRequest {
  return { abort, index: undefined };
}

it('is empty when each that was added is removed, in whatever order', async () => {
  const inFlight = createInFlightRequests();
  const [one, two, three] = [inFlightRequest(), inFlightRequest(), inFlightRequest()];
  for (const each of [one, two, three]) inFlight.add(each);
  let isEmpty = false;
  const empty = inFlight.whenEmpty().then(() => (isEmpty = true));
  inFlight.remove(two);
  inFlight.remove(two);
  inFlight.remove(one);
  await Promise.resolve();
  expect(isEmpty).toBe(false);
  inFlight.remove(three);
  await empty;
  await inFlight.whenEmpty();
});

it('abandons all that are there, though each leaves while it is', () => {
  const inFlight = createInFlightRequests();
  const left: string[] = [];
  const leaving = ['a', 'b', 'c'].map((name) => {
    const own = inFlightRequest(() => {
      left.push(name);
      inFlight.remove(own);
    });
    return own;
  });
  for (const each of leaving) inFlight.add(each);
  inFlight.abortAll();
  expect(left.toSorted()).toEqual(['a', 'b', 'c']);
});
