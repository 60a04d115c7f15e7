import { randomBytes } from 'node:crypto';
import type Stripe from 'stripe';

export function newStripeId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`;
}

export const now = () => Math.floor(Date.now() / 1_000);

/** The members of an object that the rules of the stand-in never look at. */
type Essential<T, Names extends keyof T> = Pick<T, Names> & Partial<T>;

/** A payment intent with every member that Stripe's own type requires. */
export function intentShape(
  members: Essential<Stripe.PaymentIntent, 'amount' | 'currency' | 'capture_method'>,
): Stripe.PaymentIntent {
  const id = newStripeId('pi');
  return {
    ...{ id, object: 'payment_intent', created: now(), livemode: false, metadata: {} },
    ...{ client_secret: `${id}_secret_of_the_customer`, confirmation_method: 'automatic' },
    ...{ amount_capturable: 0, amount_received: 0, status: 'requires_payment_method' },
    ...{ allowed_payment_method_types: ['card'], payment_method_types: ['card'] },
    ...{ canceled_at: null, cancellation_reason: null, last_payment_error: null },
    ...{ latest_charge: null, next_action: null, payment_method: null, processing: null },
    ...{ application: null, application_fee_amount: null, automatic_payment_methods: null },
    ...{ customer: null, customer_account: null, description: null, source: null, review: null },
    ...{ excluded_payment_method_types: null, managed_payments: null, on_behalf_of: null },
    ...{ payment_method_configuration_details: null, payment_method_options: null },
    ...{ payment_record: null, receipt_email: null, setup_future_usage: null, shipping: null },
    ...{ statement_descriptor: null, statement_descriptor_suffix: null, transfer_group: null },
    ...members,
  };
}

export function chargeShape(
  members: Essential<Stripe.Charge, 'amount' | 'currency' | 'payment_intent' | 'metadata'>,
): Stripe.Charge {
  const nobody = { address: null, email: null, name: null, phone: null, tax_id: null };
  return {
    ...{ id: newStripeId('ch'), object: 'charge', created: now(), livemode: false },
    ...{ amount_captured: 0, amount_refunded: 0, captured: false, disputed: false },
    ...{ paid: true, refunded: false, status: 'succeeded', billing_details: nobody },
    ...{ application: null, application_fee: null, application_fee_amount: null },
    ...{ balance_transaction: null, calculated_statement_descriptor: null, customer: null },
    ...{ description: null, failure_balance_transaction: null, failure_code: null },
    ...{ failure_message: null, fraud_details: null, on_behalf_of: null, outcome: null },
    ...{ payment_method: null, payment_method_details: null, receipt_email: null, review: null },
    ...{ receipt_number: null, receipt_url: null, shipping: null, source: null },
    ...{ source_transfer: null, statement_descriptor: null, statement_descriptor_suffix: null },
    ...{ transfer_data: null, transfer_group: null },
    ...members,
  };
}

export function refundShape(
  members: Essential<Stripe.Refund, 'amount' | 'currency' | 'payment_intent' | 'charge'>,
): Stripe.Refund {
  return {
    ...{ id: newStripeId('re'), object: 'refund', created: now(), metadata: {} },
    ...{ status: 'succeeded', balance_transaction: null, customer: null, customer_account: null },
    ...{ payment_method: null, reason: null, receipt_number: null },
    ...{ source_transfer_reversal: null, transfer_reversal: null },
    ...members,
  };
}

const noEvidence: Stripe.Dispute.Evidence = {
  ...{ access_activity_log: null, billing_address: null, cancellation_policy: null },
  ...{
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
  },
  ...{ customer_email_address: null, customer_name: null, customer_purchase_ip: null },
  ...{
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
  },
  ...{ duplicate_charge_id: null, product_description: null, receipt: null },
  ...{ refund_policy: null, refund_policy_disclosure: null, refund_refusal_explanation: null },
  ...{ service_date: null, service_documentation: null, shipping_address: null },
  ...{ shipping_carrier: null, shipping_date: null, shipping_documentation: null },
  ...{ shipping_tracking_number: null, uncategorized_file: null, uncategorized_text: null },
  enhanced_evidence: {},
};

export function disputeShape(
  members: Essential<Stripe.Dispute, 'amount' | 'currency' | 'payment_intent' | 'charge'>,
): Stripe.Dispute {
  const details = { due_by: null, has_evidence: false, past_due: false, submission_count: 0 };
  return {
    ...{ id: newStripeId('dp'), object: 'dispute', created: now(), livemode: false, metadata: {} },
    ...{ balance_transactions: [], enhanced_eligibility_types: [], is_charge_refundable: false },
    ...{ reason: 'fraudulent', status: 'needs_response' },
    evidence: noEvidence,
    evidence_details: {
      ...{ ...details, enhanced_eligibility: {}, submission_method: 'manual' as const },
    },
    intended_submission_method: null,
    ...members,
  };
}

export function balanceShape(
  members: Essential<
    Stripe.BalanceTransaction,
    'amount' | 'currency' | 'source' | 'type' | 'reporting_category'
  >,
): Stripe.BalanceTransaction {
  return {
    ...{ id: newStripeId('txn'), object: 'balance_transaction', created: now() },
    ...{ available_on: now(), balance_type: 'payments', description: null, exchange_rate: null },
    ...{ fee: 0, fee_details: [], net: members.amount, status: 'available' },
    ...members,
  };
}
