/** Coefficients of a weighted least-squares fit and what their uncertainty is made of. */
export type LeastSquares = {
  readonly coefficients: readonly number[];
  /** Σ w·(y − ŷ)². */
  readonly residualSumOfSquares: number;
  /** Rows with a weight above 0, less the number of coefficients. */
  readonly degreesOfFreedom: number;
  /** (XᵀWX)⁻¹ row by row: times the residual variance it is the covariance of the coefficients. */
  readonly inverse: readonly (readonly number[])[];
};

/** Below this share of a column's length, what is left of it is rounding: the column is a mix of the others. */
const rankTolerance = 1e-11;

/**
 * Least squares of `outcomes` on the columns of `rows` (one array per observation, all of one length, the intercept
 * written out) with `weights` ≥ 0, by Householder QR on columns of unit length, so that ill-conditioned tables keep
 * their digits. Null when fewer weighted rows than columns are given or the columns depend on each other.
 * @see Golub & Van Loan, Matrix Computations, 4th ed. 2013, algorithm 5.3.2
 */
export function solveLeastSquares(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  weights?: readonly number[],
): LeastSquares | null {
  const width = rows[0]?.length ?? 0;
  const { columns, target } = weighted(rows, outcomes, weights);
  const count = target.length;
  if (width === 0 || count < width) return null;
  const lengths = columns.map(scaleToUnit);
  const diagonal = triangulate(columns, target);
  if (diagonal === null) return null;
  const triangle: Triangle = { columns, diagonal };
  const inverseTriangle = invertTriangle(triangle);
  const coefficients = lengths.map((length, row) => sumFrom(row, width, (j) => entry(inverseTriangle, row, j) * (target[j] ?? 0)) / length);
  return {
    coefficients,
    residualSumOfSquares: sumFrom(width, count, (i) => (target[i] ?? 0) ** 2),
    degreesOfFreedom: count - width,
    inverse: lengths.map((rowLength, row) =>
      lengths.map((columnLength, column) => product(inverseTriangle, row, column) / (rowLength * columnLength)),
    ),
  };
}

/** After the reflections the part of each column above the diagonal is R; the diagonal itself is kept apart. */
type Triangle = { readonly columns: readonly Float64Array[]; readonly diagonal: Float64Array };

function weighted(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  weights: readonly number[] | undefined,
): { readonly columns: readonly Float64Array[]; readonly target: Float64Array } {
  const roots = rows.map((_, i) => Math.sqrt(weights?.[i] ?? 1));
  const kept = roots.flatMap((root, i) => (root > 0 ? [i] : []));
  const width = rows[0]?.length ?? 0;
  return {
    columns: Array.from({ length: width }, (_, j) => Float64Array.from(kept, (i) => (rows[i]?.[j] ?? 0) * (roots[i] ?? 0))),
    target: Float64Array.from(kept, (i) => (outcomes[i] ?? 0) * (roots[i] ?? 0)),
  };
}

function scaleToUnit(column: Float64Array): number {
  const length = norm(column, 0) || 1;
  for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? 0) / length;
  return length;
}

/** Reflects the columns and the target in place; the diagonal of R, or null when a column depends on those before it. */
function triangulate(columns: readonly Float64Array[], target: Float64Array): Float64Array | null {
  const diagonal = new Float64Array(columns.length);
  for (const [k, column] of columns.entries()) {
    const length = norm(column, k);
    if (!(length > rankTolerance)) return null;
    const head = column[k] ?? 0;
    const pivot = head > 0 ? -length : length;
    column[k] = head - pivot;
    const scale = -pivot * (column[k] ?? 0);
    for (let j = k + 1; j < columns.length; j++) reflect(columns[j], column, { from: k, scale });
    reflect(target, column, { from: k, scale });
    diagonal[k] = pivot;
  }
  return diagonal;
}

/** Subtracts from `values` their part along the mirror's normal; `scale` is half the squared length of the normal. */
function reflect(values: Float64Array | undefined, normal: Float64Array, mirror: { readonly from: number; readonly scale: number }): void {
  if (values === undefined) return;
  const along = sumFrom(mirror.from, normal.length, (i) => (normal[i] ?? 0) * (values[i] ?? 0)) / mirror.scale;
  for (let i = mirror.from; i < normal.length; i++) values[i] = (values[i] ?? 0) - along * (normal[i] ?? 0);
}

function invertTriangle({ columns, diagonal }: Triangle): readonly Float64Array[] {
  const width = columns.length;
  const inverse = columns.map(() => new Float64Array(width));
  for (let column = 0; column < width; column++) {
    for (let row = column; row >= 0; row--) {
      const known = sumFrom(row + 1, column + 1, (k) => (columns[k]?.[row] ?? 0) * entry(inverse, k, column));
      const target = inverse[row];
      if (target !== undefined) target[column] = ((row === column ? 1 : 0) - known) / (diagonal[row] ?? 1);
    }
  }
  return inverse;
}

function product(inverseTriangle: readonly Float64Array[], row: number, column: number): number {
  const from = Math.max(row, column);
  return sumFrom(from, inverseTriangle.length, (k) => entry(inverseTriangle, row, k) * entry(inverseTriangle, column, k));
}

function entry(matrix: readonly Float64Array[], row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}

function norm(values: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < values.length; i++) sum += (values[i] ?? 0) ** 2;
  return Math.sqrt(sum);
}

function sumFrom(from: number, to: number, term: (index: number) => number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += term(i);
  return sum;
}
