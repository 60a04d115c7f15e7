import { add, format, isEqual, isLess, money, multiply, subtract, zero } from './index.ts';

const dollars = (amount: number) => money(amount, 'USD');

describe('money', () => {
  it.each([
    ['adds', add(dollars(150), dollars(50)), 200],
    ['subtracts, below zero too', subtract(dollars(50), dollars(80)), -30],
    ['multiplies', multiply(dollars(1_999), 3), 5_997],
    ['begins at zero', zero('USD'), 0],
  ])('%s', (_, result, amount) => {
    expect(result).toEqual({ amount, currency: 'USD' });
  });

  it.each([
    [dollars(1_999), '$19.99'],
    [money(100_000, 'EUR'), '€1,000.00'],
    [dollars(-5), '-$0.05'],
    [money(1_999, 'JPY'), '¥1,999'],
    [money(1_999, 'KWD'), 'KWD\u00a01.999'],
  ])('is written for people: %j', (amount, text) => {
    expect(format(amount)).toBe(text);
  });

  it('compares', () => {
    expect(isLess(dollars(1), dollars(2))).toBe(true);
    expect(isLess(dollars(2), dollars(2))).toBe(false);
  });

  it.each([
    [dollars(1), true],
    [dollars(2), false],
    [money(1, 'EUR'), false],
  ])('tells whether 1 $ is %j', (other, equal) => {
    expect(isEqual(dollars(1), other)).toBe(equal);
  });

  it.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])(
    'is never %d',
    (amount) => {
      expect(() => dollars(amount)).toThrow(RangeError);
    },
  );

  it('refuses a product that is no longer exact', () => {
    expect(() => multiply(dollars(Number.MAX_SAFE_INTEGER), 2)).toThrow(RangeError);
  });

  it.each([add, subtract, isLess])('does not mix currencies: %p', (verb) => {
    expect(() => verb(dollars(1), money(1, 'EUR'))).toThrow('do not mix');
  });
});
