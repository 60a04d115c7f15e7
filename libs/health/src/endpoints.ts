import type { RequestHandler } from 'express';
import type { Health } from './health.ts';

/** The process works: for the container's own health check. */
export const answerLive: RequestHandler = (_req, res) => {
  res.json({ status: 'live' });
};

/** The task can serve and is not draining: for the load balancer. */
export function answerReady(health: Health): RequestHandler {
  return (_req, res) => {
    const state = health.state();
    res.status(state === 'ready' ? 200 : 503).json({ status: state });
  };
}
