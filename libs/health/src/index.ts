export { createHealth, type Health } from './health.ts';
export { answerLive, answerReady } from './endpoints.ts';
