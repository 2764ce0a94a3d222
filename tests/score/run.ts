// npm run score -- FILE [--labels MAP]: messages to codes, one JSON line per input; with labels, how often the code is right.
import { readFileSync } from 'node:fs';
import { isUnder } from '../../src/pod/code/code';
import { classify } from '../../src/pod/code/classify';

interface Input {
  readonly reason?: string;
  readonly message?: string;
  readonly kind?: string;
  readonly source?: string;
  readonly label?: string;
}

interface Label {
  readonly accept: readonly string[];
  /** `cause`, `noise`, `symptom` … */
  readonly kind: string;
  readonly noFindingOk?: boolean;
}

interface Scored {
  readonly input: Input;
  readonly code: string;
}

function inputsOf(file: string): readonly Input[] {
  return readFileSync(file, 'utf8').split('\n').flatMap((line, i): readonly Input[] => {
    if (line.trim() === '') {
      return [];
    }
    try {
      return [JSON.parse(line) as Input];
    } catch {
      throw new Error(`${file}:${i + 1}: this line is no JSON object; each line must be {"reason", "message", "kind", "source"}.`);
    }
  });
}

const accepted = (code: string, { accept, noFindingOk = false }: Label): boolean =>
  code === '' ? accept.length === 0 || noFindingOk : accept.some((one) => (one.endsWith('*') ? isUnder(code, one.slice(0, -1)) : one === code));

function report(scored: readonly Scored[], labels: Readonly<Record<string, Label>>): boolean {
  const byLabel = new Map<string, { right: number; all: number; wrong: Map<string, number> }>();
  let falseFindings = 0;
  for (const { input, code } of scored) {
    const label = labels[input.label ?? ''];
    if (label === undefined) {
      console.error(`no label ${JSON.stringify(input.label ?? '')} in the map: counted as wrong`);
    }
    const row = byLabel.get(input.label ?? '') ?? { right: 0, all: 0, wrong: new Map<string, number>() };
    byLabel.set(input.label ?? '', row);
    row.all++;
    if (label !== undefined && accepted(code, label)) {
      row.right++;
    } else {
      row.wrong.set(code, (row.wrong.get(code) ?? 0) + 1);
      falseFindings += label !== undefined && label.accept.length === 0 ? 1 : 0;
    }
  }
  const rows = [...byLabel].sort(([, a], [, b]) => a.right / a.all - b.right / b.all);
  for (const [label, { right, all, wrong }] of rows) {
    const confusion = [...wrong].map(([code, count]) => `${code === '' ? '(none)' : code} ×${count}`).join(', ');
    console.log(`${(100 * right / all).toFixed(0).padStart(4)} %  ${String(right).padStart(4)}/${all}  ${label}${confusion === '' ? '' : `  →  ${confusion}`}`);
  }
  const causes = rows.filter(([label]) => (labels[label]?.accept.length ?? 0) > 0);
  const right = causes.reduce((sum, [, row]) => sum + row.right, 0);
  const all = causes.reduce((sum, [, row]) => sum + row.all, 0);
  const top1 = right / all;
  const macro = causes.reduce((sum, [, row]) => sum + row.right / row.all, 0) / causes.length;
  console.log(`top-1 ${(100 * top1).toFixed(2)} % of ${all} · macro ${(100 * macro).toFixed(2)} % of ${causes.length} labels · false findings on normal messages ${falseFindings}`);
  const checks = [top1 >= 0.98, macro >= 0.95, falseFindings === 0];
  console.log(`${checks.filter(Boolean).length} passed, ${checks.filter((good) => !good).length} failed`);
  return checks.every(Boolean);
}

function main(args: readonly string[]): boolean {
  const at = args.indexOf('--labels');
  const map = at < 0 ? undefined : args[at + 1];
  const file = args.find((arg, i) => !arg.startsWith('--') && (at < 0 || i !== at + 1));
  if (file === undefined || (at >= 0 && map === undefined)) {
    console.error('usage: npm run score -- FILE [--labels MAP]: FILE has one JSON object {reason, message, kind, source} per line.');
    return false;
  }
  const scored = inputsOf(file).map((input): Scored => {
    const meaning = classify({ reason: input.reason ?? '', message: input.message ?? '', kind: input.kind ?? '', source: input.source ?? '' });
    if (map === undefined) {
      console.log(JSON.stringify({ code: meaning?.code ?? '', confidence: meaning?.confidence ?? 0, params: meaning?.params ?? {} }));
    }
    return { input, code: meaning?.code ?? '' };
  });
  return map === undefined || report(scored, JSON.parse(readFileSync(map, 'utf8')) as Readonly<Record<string, Label>>);
}

try {
  process.exitCode = main(process.argv.slice(2)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
