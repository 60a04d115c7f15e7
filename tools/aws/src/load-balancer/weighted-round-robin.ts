import type { TargetGroupTuple } from '@quartet/cloudformation/model/load-balancer';

/**
 * Takes target groups in turn, as often as their weights say and evenly spread; undefined when no
 * group has a weight. A group without targets keeps its turns: the balancer does not fail over.
 */
export function weightedRoundRobin(targets: readonly TargetGroupTuple[]): () => string | undefined {
  const [only] = targets;
  if (targets.length === 1) return () => only?.targetGroupArn;
  const total = targets.reduce((sum, { weight }) => sum + weight, 0);
  const scores = targets.map(({ targetGroupArn, weight }) => ({
    group: targetGroupArn,
    weight,
    score: 0,
  }));
  return () => {
    if (total === 0) return undefined;
    for (const each of scores) each.score += each.weight;
    const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
    best.score -= total;
    return best.group;
  };
}
