import type { Finding, Grade } from '../finding.ts';

const grades: readonly Grade[] = ['A', 'B', 'C', 'D'];

/** The weakest grade of some findings, and none better than `best`. */
export function weakestGrade(findings: readonly Finding[], best: Grade = 'A'): Grade {
  return grades[Math.max(grades.indexOf(best), ...findings.map(({ grade }) => grades.indexOf(grade)))] ?? 'D';
}
