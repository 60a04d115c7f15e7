import type { components as Orders, paths as OrdersPaths } from './generated/orders.ts';
import type { components as Payments, paths as PaymentsPaths } from './generated/payments.ts';
import type { components as Products, paths as ProductsPaths } from './generated/products.ts';
import type { components as Users, paths as UsersPaths } from './generated/users.ts';

/** All paths of the API. */
export type Paths = OrdersPaths & PaymentsPaths & ProductsPaths & UsersPaths;

export type NewOrder = Orders['schemas']['NewOrder'];
export type NewRefund = Orders['schemas']['NewRefund'];
export type Order = Orders['schemas']['Order'];
export type Payment = Payments['schemas']['Payment'];
export type NewProduct = Products['schemas']['NewProduct'];
export type Product = Products['schemas']['Product'];
export type Credentials = Users['schemas']['Credentials'];
export type Registration = Users['schemas']['Registration'];
export type Tokens = Users['schemas']['Tokens'];
export type User = Users['schemas']['User'];

type Schemas = Orders['schemas'] & Payments['schemas'] & Products['schemas'] & Users['schemas'];

/** Every kind of problem, told apart by its code. */
export type Problem = Extract<
  Schemas[keyof Schemas],
  { readonly code: string; readonly type: string }
>;

export type ProblemCode = Problem['code'];

export type ProblemOf<Code extends ProblemCode> = Extract<Problem, { readonly code: Code }>;
