// npm run bench [-- --only NAME,…] [--quick]: figures beside the goals of the design. Each runs in a process of its own.
import { execFileSync, spawnSync } from 'node:child_process';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Absent: for reading only. */
  readonly goal?: number;
  readonly better: 'less' | 'more';
}

const NAMES = ['fold', 'codes', 'rest', 'list', 'watch', 'query', 'handshake'];
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : NAMES;
const unknown = only.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}. There are: ${NAMES.join(', ')}.`);
  process.exit(2);
}

console.log(`${execFileSync('nproc', { encoding: 'utf8' }).trim()} cores, Node ${process.version}${quick ? ', quick: smaller amounts' : ''}`);
console.log(`${'what'.padEnd(52)} ${'figure'.padStart(12)}  ${'goal'.padStart(10)}  figure/goal`);
for (const name of only) {
  const { stdout, status, stderr } = spawnSync(process.execPath, ['scripts/run-ts.mjs', 'tests/bench/measure.ts', name, ...(quick ? ['--quick'] : [])], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const figures = stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Figure);
  for (const { name: what, value, unit, goal, better } of figures) {
    const ratio = goal === undefined ? '' : `${(value / goal).toFixed(2)}${(better === 'less' ? value <= goal : value >= goal) ? '' : '  missed'}`;
    console.log(`${what.padEnd(52)} ${`${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 })} ${unit}`.padStart(12)}  ${(goal === undefined ? '–' : goal.toLocaleString('en')).padStart(10)}  ${ratio}`);
  }
  if (status !== 0 || figures.length === 0) {
    console.log(`${name}: not measured (${stderr.trim().split('\n').at(-1) ?? ''})`);
  }
}
