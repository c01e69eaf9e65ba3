import { analysed } from '../analyse.test-kit.ts';
import type { AnalyseCase } from '../analyse.test-kit.ts';
import type { Analysis } from '../analysis.ts';
import type { Fact, Recommendation, RecommendationKindId } from '../finding.ts';
import type { MemoryFact } from '../query/memory-runner.test-kit.ts';

/** The recommendations of one kind for facts in memory. */
export async function recommended(
  kind: RecommendationKindId,
  facts: readonly MemoryFact[],
  options: AnalyseCase = {},
): Promise<readonly Recommendation[]> {
  return kindIn(await analysed(facts, options), kind);
}

/** The recommendations of one kind. */
export function kindIn({ recommendations }: Pick<Analysis, 'recommendations'>, kind: RecommendationKindId): readonly Recommendation[] {
  return recommendations.filter((one) => one.kind === kind);
}

/** The values of a recommendation's facts by role; empty for none. */
export function valuesOf(recommendation: Recommendation | undefined): Readonly<Record<string, number>> {
  return Object.fromEntries((recommendation?.facts ?? []).map(({ role, value }) => [role, value]));
}

/** The fact of a recommendation in a role. */
export function factOfRole(recommendation: Recommendation | undefined, role: string): Fact | undefined {
  return recommendation?.facts.find((fact) => fact.role === role);
}
