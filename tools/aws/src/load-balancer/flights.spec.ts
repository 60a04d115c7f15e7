import { createFlights, type Flight } from './flights.ts';

function flight(abandon = () => undefined as void): Flight {
  return { abandon, seat: undefined };
}

it('is empty when each that was added is removed, in whatever order', async () => {
  const flights = createFlights();
  const [one, two, three] = [flight(), flight(), flight()];
  for (const each of [one, two, three]) flights.add(each);
  let isEmpty = false;
  const empty = flights.empty().then(() => (isEmpty = true));
  flights.remove(two);
  flights.remove(two);
  flights.remove(one);
  await Promise.resolve();
  expect(isEmpty).toBe(false);
  flights.remove(three);
  await empty;
  await flights.empty();
});

it('abandons all that are there, though each leaves while it is', () => {
  const flights = createFlights();
  const left: string[] = [];
  const leaving = ['a', 'b', 'c'].map((name) => {
    const own = flight(() => {
      left.push(name);
      flights.remove(own);
    });
    return own;
  });
  for (const each of leaving) flights.add(each);
  flights.abandonAll();
  expect(left.toSorted()).toEqual(['a', 'b', 'c']);
});
