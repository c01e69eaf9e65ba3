import type { Highs, ModelData } from 'highs';

/** Maximise Σ objective · x within the bounds of columns and rows; an infinite bound is no bound. */
export type LinearProgram = {
  readonly columns: readonly ProgramColumn[];
  readonly rows: readonly ProgramRow[];
};

export type ProgramColumn = {
  readonly objective: number;
  readonly lower: number;
  readonly upper: number;
  readonly isInteger: boolean;
};

/** lower ≤ Σ coefficient · x ≤ upper; entries are pairs of a column's index and its coefficient. */
export type ProgramRow = {
  readonly lower: number;
  readonly upper: number;
  readonly entries: readonly (readonly [column: number, coefficient: number])[];
};

/** `rowPrices` are the rise of the objective per unit of the row's bound; of no meaning where a column is whole-numbered. */
export type ProgramSolution = {
  readonly objective: number;
  readonly values: readonly number[];
  readonly rowPrices: readonly number[];
};

/**
 * The exact optimum of a linear or whole-numbered program, by HiGHS, which is loaded when it is first needed; null when no
 * point satisfies all rows, or the objective has no bound.
 * @throws Error when the solver cannot be loaded or will not take the program, with the solver's own error as its cause
 * @see Huangfu & Hall 2018, doi:10.1007/s12532-017-0130-5
 */
export async function solveLinearProgram(program: LinearProgram): Promise<ProgramSolution | null> {
  if (program.columns.length === 0) return solveWithoutColumns(program);
  try {
    return solveByHighs(program, await (loaded ??= loadHighs()));
  } catch (cause) {
    // What failed is not used again.
    loaded = null;
    // Uncaught where it is thrown, it prints the one line that the solver's whole source is.
    const size = `${program.columns.length} columns and ${program.rows.length} rows`;
    throw new Error(`The linear program of ${size} could not be given to the solver.`, { cause });
  }
}

/** To load the solver takes longer than to solve; it holds nothing of one program when it is given the next. */
let loaded: Promise<Highs> | null = null;

async function loadHighs(): Promise<Highs> {
  const { default: module } = await import('highs');
  // The cast holds because what is imported is the package's ES module, whose default is the loader; its types describe CommonJS.
  const load = module as unknown as typeof module.default;
  return load();
}

function solveByHighs(program: LinearProgram, highs: Highs): ProgramSolution | null {
  return highs.withModel((model) => {
    model.options.set({
      output_flag: false,
      primal_feasibility_tolerance: tolerance,
      dual_feasibility_tolerance: tolerance,
      mip_rel_gap: tolerance,
      random_seed: 0,
    });
    model.passModel(modelOf(program, highs));
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
    const { colValue, rowDual } = model.getSolution();
    return { objective: model.getObjectiveValue(), values: [...colValue], rowPrices: [...rowDual] };
  });
}

/** By how much a row may be missed; programs are scaled so that their numbers are around 1. */
const tolerance = 1e-9;

/** The solver calls a program without columns empty, and leaves it at that. */
function solveWithoutColumns({ rows }: LinearProgram): ProgramSolution | null {
  const isPossible = rows.every(({ lower, upper }) => lower <= tolerance && upper >= -tolerance);
  return isPossible ? { objective: 0, values: [], rowPrices: rows.map(() => 0) } : null;
}

function modelOf({ columns, rows }: LinearProgram, { constants }: Highs): ModelData {
  const starts = [0];
  for (const { entries } of rows) starts.push((starts.at(-1) ?? 0) + entries.length);
  const entries = rows.flatMap((row) => row.entries);
  return {
    numCols: columns.length,
    numRows: rows.length,
    sense: constants.objectiveSense.maximize,
    colCost: columns.map((column) => column.objective),
    colLower: columns.map((column) => column.lower),
    colUpper: columns.map((column) => column.upper),
    rowLower: rows.map((row) => row.lower),
    rowUpper: rows.map((row) => row.upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: entries.map(([column]) => column),
      values: entries.map(([, coefficient]) => coefficient),
    },
    ...(columns.some((column) => column.isInteger)
      ? { integrality: columns.map((column) => (column.isInteger ? constants.variableType.integer : constants.variableType.continuous)) }
      : {}),
  };
}
