export { add, format, isEqual, isLess, money, multiply, subtract, zero } from './money.ts';
export { type Currency, currencies, type Money } from './money.ts';
