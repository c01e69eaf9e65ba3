import { drawIndex, drawNormal } from './seeded-random.ts';
import type { MeasuredDimension } from './adtributor.ts';
import type { Random } from './seeded-random.ts';

/** A breakdown of one total by several dimensions, in which a few elements of one dimension lost a part. */
export type PlantedCube = {
  readonly dimensions: readonly MeasuredDimension<number>[];
  /** Half the width of the 95 % interval of the total without the loss. */
  readonly noise: number;
  readonly dimension: string;
  readonly elements: readonly string[];
};

const sizes = { device: 3, platform: 5, country: 8, placement: 12, creative: 40 };
const leaves = 600;
const leafNoise = 0.1;

/** One of up to `maxElements` elements, each with 5 to 60 % of the total and together at most 80 %, lose 40 to 90 %; nothing happens with 0. */
export function plantedCube(random: Random, maxElements: number): PlantedCube {
  const names = Object.keys(sizes);
  const weights = new Map(
    Object.entries(sizes).map(([name, size]) => [name, Array.from({ length: size }, () => Math.exp(0.7 * drawNormal(random)))]),
  );
  const cells = Array.from({ length: leaves }, () => ({
    at: new Map(names.map((name) => [name, String(drawWeighted(random, weights.get(name) ?? []))])),
    forecast: Math.exp(drawNormal(random)),
  }));
  const total = cells.reduce((sum, { forecast }) => sum + forecast, 0);
  const shareOf = (name: string, id: string): number =>
    cells.reduce((sum, { at, forecast }) => sum + (at.get(name) === id ? forecast : 0), 0) / total;
  const dimension = names[drawIndex(random, names.length)] ?? '';
  const elements = drawElements(
    random,
    maxElements,
    weights.get(dimension)?.map((_, id) => ({ id: String(id), share: shareOf(dimension, String(id)) })) ?? [],
  );
  const severity = 0.4 + 0.5 * random();
  const measured = cells.map((cell) => {
    const isHit = elements.includes(cell.at.get(dimension) ?? '');
    return { ...cell, actual: cell.forecast * Math.max(0, 1 + leafNoise * drawNormal(random)) * (isHit ? 1 - severity : 1) };
  });
  return {
    dimensions: names.map((name) => ({ name, elements: groupBy(measured, name) })),
    noise: 1.96 * Math.sqrt(cells.reduce((sum, { forecast }) => sum + (leafNoise * forecast) ** 2, 0)),
    dimension,
    elements,
  };
}

function drawWeighted(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => (rest -= weight) < 0);
  return index < 0 ? weights.length - 1 : index;
}

function drawElements(
  random: Random,
  most: number,
  elements: readonly { readonly id: string; readonly share: number }[],
): readonly string[] {
  const left = elements.filter(({ share }) => share >= 0.05 && share <= 0.6);
  const chosen: string[] = [];
  let share = 0;
  for (let count = Math.min(most, 1 + drawIndex(random, Math.max(1, most))); count > 0 && left.length > 0; count--) {
    const [next] = left.splice(drawIndex(random, left.length), 1);
    if (next === undefined || share + next.share > 0.8) continue;
    chosen.push(next.id);
    share += next.share;
  }
  return chosen;
}

type Cell = { readonly at: ReadonlyMap<string, string>; readonly forecast: number; readonly actual: number };

function groupBy(cells: readonly Cell[], name: string): MeasuredDimension<number>['elements'] {
  const groups = new Map<string, { id: string; forecast: number; actual: number }>();
  for (const { at, forecast, actual } of cells) {
    const id = at.get(name) ?? '';
    const group = groups.get(id) ?? { id, forecast: 0, actual: 0 };
    group.forecast += forecast;
    group.actual += actual;
    groups.set(id, group);
  }
  return [...groups.values()];
}
