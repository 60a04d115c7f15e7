import { newId } from '@quartet/database';
import type { ProviderCall } from '../deps.ts';
import type { Outcome } from '../domain/operation.ts';
import { type Company, type Loss, simulatorCompany, stripeCompany } from '../testing/companies.ts';

const amount = { amount: 1_000, currency: 'EUR' } as const;
const money = (minor: number) => ({ amount: minor, currency: 'EUR' }) as const;
const nothing = { held: 0, captured: 0, refunded: 0, disputed: 0 };

describe.each([
  ['the simulator', simulatorCompany],
  ['Stripe', stripeCompany],
])('%s', (_name, found) => {
  let company: Company;
  beforeAll(async () => {
    company = await found();
  });
  afterAll(async () => {
    await company.provider.close();
    await company.end();
  });

  function paymentWith(method: string): ProviderCall {
    const paymentId = newId();
    return {
      ...{ key: paymentId, kind: 'authorise', paymentId, orderId: newId(), amount, method },
      ...{ reference: null, openedAt: new Date(), begunAt: new Date() },
    };
  }

  const next = (call: ProviderCall, kind: 'capture' | 'void'): ProviderCall => ({
    ...{ ...call, kind, key: `${call.paymentId}:${kind}` },
  });
  const refundOf = (call: ProviderCall, minor: number): ProviderCall => ({
    ...{ ...call, kind: 'refund', key: newId(), amount: money(minor) },
  });
  const ask = (call: ProviderCall) => company.provider[call.kind](call);
  const named = (call: ProviderCall, outcome: Outcome): ProviderCall => ({
    ...call,
    reference: (outcome.kind === 'succeeded' && outcome.reference) || null,
  });

  async function authorised(method = company.methods.ok): Promise<ProviderCall> {
    const call = paymentWith(method);
    const outcome = await ask(call);
    expect(outcome).toMatchObject({ kind: 'succeeded', amount });
    return named(call, outcome);
  }

  async function captured(): Promise<ProviderCall> {
    const call = await authorised();
    await ask(next(call, 'capture'));
    return call;
  }

  const booksOf = ({ paymentId }: ProviderCall) => company.booksOf(paymentId);

  it('holds what is authorised, and takes it once, however often it is asked', async () => {
    const call = await authorised();
    expect(await ask(call)).toMatchObject({ kind: 'succeeded', amount });
    expect(await booksOf(call)).toEqual({ ...nothing, held: 1_000 });
    const capture = next(call, 'capture');
    expect(await ask(capture)).toMatchObject({ kind: 'succeeded', amount });
    expect(await ask(capture)).toMatchObject({ kind: 'succeeded', amount });
    expect(await booksOf(call)).toEqual({ ...nothing, captured: 1_000 });
  });

  it('takes the money once of those that ask at once', async () => {
    const call = paymentWith(company.methods.ok);
    await Promise.all([ask(call), ask(call), ask(call)]);
    expect(await booksOf(call)).toEqual({ ...nothing, held: 1_000 });
  });

  it.each(['declined', 'insufficient_funds'] as const)(
    'gives the reason of a refusal: %s',
    async (reason) => {
      const call = paymentWith(company.methods[reason]);
      expect(await ask(call)).toMatchObject({ kind: 'refused', reason });
      expect(await company.provider.lookUp(call)).toMatchObject({ kind: 'refused', reason });
      expect(await booksOf(call)).toEqual(nothing);
    },
  );

  it('calls a method that it does not know invalid', async () => {
    const call = paymentWith('pm_never_heard_of');
    expect(await ask(call)).toEqual({ kind: 'refused', reason: 'invalid_request' });
  });

  const losses = (['authorise', 'capture', 'void', 'refund'] as const).flatMap((kind) =>
    (['lost', 'error_after'] as const).map((loss) => [kind, loss] as const),
  );

  /** Asks under a method whose first answers are lost, and finds out what became of it. */
  async function askLost(call: ProviderCall, loss: Loss): Promise<ProviderCall> {
    const asked = { ...call, method: company.lose(loss) };
    expect(await ask(asked)).toMatchObject({ kind: 'unknown' });
    const known = await company.provider.lookUp(asked);
    expect(known).toMatchObject({ kind: 'succeeded', amount: asked.amount });
    return known.kind === 'absent' ? asked : named(asked, known);
  }

  it.each(losses)('finds out what became of a lost answer: %s, %s', async (kind, loss) => {
    const call = await askLost(paymentWith(''), loss);
    if (kind === 'capture' || kind === 'void') await askLost(next(call, kind), loss);
    if (kind !== 'refund') return;
    await askLost(next(call, 'capture'), loss);
    await askLost(refundOf(call, 400), loss);
  });

  it('gives back what it holds, once', async () => {
    const call = await authorised();
    expect(await ask(next(call, 'void'))).toMatchObject({ kind: 'succeeded', amount });
    expect(await ask(next(call, 'void'))).toMatchObject({ kind: 'succeeded', amount });
    expect(await booksOf(call)).toEqual(nothing);
  });

  it.each<Loss>(['lost', 'error_after'])('gives back what it holds after %s', async (loss) => {
    const call = paymentWith(company.lose(loss));
    expect(await ask(call)).toMatchObject({ kind: 'unknown' });
    await ask(next(call, 'void'));
    expect(await company.provider.lookUp(next(call, 'void'))).toMatchObject({ kind: 'succeeded' });
    expect(await booksOf(call)).toEqual(nothing);
  });

  it('holds nothing for an authorisation that comes after its void', async () => {
    const call = paymentWith(company.methods.ok);
    expect(await ask(next(call, 'void'))).toMatchObject({ kind: 'succeeded', amount });
    expect(await ask(call)).not.toMatchObject({ kind: 'succeeded' });
    expect(await company.provider.lookUp(call)).toMatchObject({
      ...{ kind: 'refused', reason: 'voided' },
    });
    expect(await booksOf(call)).toEqual(nothing);
  });

  it('captures nothing that was voided, and voids nothing that was captured', async () => {
    const voided = await authorised();
    await ask(next(voided, 'void'));
    expect(await ask(next(voided, 'capture'))).toMatchObject({ kind: 'refused' });
    const taken = await captured();
    expect(await ask(next(taken, 'void'))).toMatchObject({ kind: 'refused' });
  });

  it('gives back parts of what it took, each once, and never more', async () => {
    const call = await captured();
    const refund = refundOf(call, 600);
    expect(await ask(refund)).toMatchObject({ kind: 'succeeded', amount: money(600) });
    expect(await ask(refund)).toMatchObject({ kind: 'succeeded', amount: money(600) });
    expect(await ask(refundOf(call, 600))).toMatchObject({ kind: 'refused' });
    expect(await ask(refundOf(call, 400))).toMatchObject({ kind: 'succeeded' });
    expect(await booksOf(call)).toEqual({ ...nothing, captured: 1_000, refunded: 1_000 });
  });

  it('does not take what it has not seen for refused', async () => {
    const call = paymentWith(company.methods.ok);
    expect(await company.provider.lookUp(call)).toEqual({ kind: 'absent' });
    const known = await captured();
    expect(await company.provider.lookUp(refundOf(known, 1))).toEqual({ kind: 'absent' });
  });

  it('is not taken for refusing while it cannot be reached', async () => {
    const gone = await found();
    await gone.end();
    const call = paymentWith(gone.methods.ok);
    expect(await gone.provider.authorise(call)).toMatchObject({ kind: 'unknown' });
    expect(await gone.provider.lookUp(call)).toMatchObject({ kind: 'unknown' });
    await gone.provider.close();
  });
});
