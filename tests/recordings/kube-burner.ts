// kube-burner's own average, maximum and median, computed again from its per-pod rows.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from './run';

type Row = Readonly<Record<string, unknown>>;
const rowsIn = (file: string): readonly Row[] => {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(value) ? (value as readonly Row[]) : [];
};

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  PodScheduled: ['schedulingLatency'], Initialized: ['initializedLatency'], ContainersReady: ['containersReadyLatency'], Ready: ['podReadyLatency'],
  ReadyToStartContainers: ['readyToStartContainersLatency'], ContainersStarted: ['containersStartedLatency'],
};

export function kubeBurnerOracle(folder: string): readonly Verdict[] {
  const home = join(folder, 'podlatency', 'kube-burner');
  if (!existsSync(home)) {
    return [];
  }
  return readdirSync(home).filter((name) => name.endsWith('podLatencyQuantilesMeasurement.json')).sort().flatMap((name) => {
    const rows = join(home, name.replace('Quantiles', ''));
    return existsSync(rows) ? [compared(join(home, name), rowsIn(join(home, name)), rowsIn(rows))] : [{ name: join(home, name), good: true, said: 'no rows beside it: not compared' }];
  });
}

function compared(file: string, quantiles: readonly Row[], rows: readonly Row[]): Verdict {
  const wrong: string[] = [];
  let checked = 0;
  for (const quantile of quantiles) {
    const field = FIELDS[String(quantile['quantileName'])]?.find((one) => rows.some((row) => typeof row[one] === 'number'));
    const values = field === undefined ? [] : rows.filter(({ jobName }) => quantile['jobName'] === undefined || jobName === quantile['jobName']).map((row) => Number(row[field])).filter(Number.isFinite).sort((a, b) => a - b);
    if (values.length === 0) {
      continue;
    }
    const average = Math.trunc(values.reduce((sum, value) => sum + value, 0) / values.length);
    const median = [values[Math.ceil(values.length / 2) - 1], values[Math.floor(values.length / 2)]];
    const same = [values.at(-1) === quantile['max'], Math.abs(average - Number(quantile['avg'])) <= 1, median.includes(Number(quantile['P50']))];
    checked += same.length;
    if (same.includes(false)) {
      wrong.push(`${String(quantile['quantileName'])}: max ${values.at(-1) ?? ''} avg ${average} P50 ${median.join('/')} against ${String(quantile['max'])} ${String(quantile['avg'])} ${String(quantile['P50'])}`);
    }
  }
  return { name: file, good: checked > 0 && wrong.length === 0, said: `${checked} figures of ${rows.length} pods${wrong.length === 0 ? ' agree' : `: ${wrong.join('; ')}`}` };
}
