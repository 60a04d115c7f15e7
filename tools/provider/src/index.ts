export { createApp } from './app.ts';
export { type Books, openBooks } from './books.ts';
export { type Company, createCompany } from './company.ts';
export { type Entry } from './entry.ts';
export { type Journal, openJournal } from './journal.ts';
export {
  createWebhooks,
  type Event,
  eventOf,
  sign,
  type WebhookConfig,
  type Webhooks,
} from './webhooks.ts';
