// What the collector hears, one row per resource.
import { COVERAGE_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import type { Access } from './access';
import { frameOf } from './fill';

export async function coverage(access: Access): Promise<readonly Frame[]> {
  const { cluster, rows } = await access.coverage();
  const filled = rows.map((row) => ({ ...row, cluster, lastHeard: row.lastHeard ?? null, lag: row.lagMs ?? null }));
  return [frameOf('coverage', COVERAGE_COLUMNS, filled, { type: 'table' })];
}
