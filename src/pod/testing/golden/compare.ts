// The engine's answers beside the expected ones, line by line in the scenario's own language.
import type { Span } from '../../lifecycle/lifecycle';
import type { Fold } from '../../record/fold';
import type { PodRecord } from '../../record/record';
import { T0, uidOf } from './play';
import type { Answer, ExpectedCode, ExpectedNumber, ExpectedPhase, ExpectedRecord, Scenario } from './scenario';
import { epochMs } from '../../../base/time';

export interface Difference {
  /** `create web-1`, as the file says it. */
  readonly record: string;
  readonly line: number;
  readonly expected: string;
  readonly actual: string;
}

export interface CompareOptions {
  readonly codes: boolean;
}

type Report = (line: number, expected: string, actual: string) => void;

/** Everything that the answer says and the fold, as of then, does not. */
export function differencesOf(scenario: Scenario, answer: Answer, fold: Fold, settled: readonly PodRecord[], options: CompareOptions): readonly Difference[] {
  const now = epochMs(T0 + answer.at);
  const found: Difference[] = [];
  const reportFor = (record: string): Report => (line, expected, actual) => found.push({ record, line, expected, actual });
  for (const expected of answer.records) {
    const report = reportFor(`${expected.operation} ${expected.object}`);
    const record = recordFor(scenario, expected, fold, settled, now);
    if (record === undefined) {
      report(expected.line, `${expected.operation} ${expected.object}`, 'no such record');
    } else {
      compareRecord(expected, record, options, report);
    }
  }
  for (const { line, node, skewMs, bounds } of answer.skews) {
    const actual = fold.skewedNodes().find((skewed) => skewed.node === node);
    const says = actual === undefined ? 'not skewed' : `${seconds((actual.loMs + actual.hiMs) / 2)} [${seconds(actual.loMs)},${seconds(actual.hiMs)}]`;
    const same = actual !== undefined && equal((actual.loMs + actual.hiMs) / 2, skewMs) && equal(actual.loMs, bounds[0]) && equal(actual.hiMs, bounds[1]);
    if (!same) {
      reportFor(`node ${node}`)(line, `skew ${seconds(skewMs)} [${seconds(bounds[0])},${seconds(bounds[1])}]`, says);
    }
  }
  if (options.codes) {
    for (const { line, node, code, pods } of answer.incidents) {
      const wanted = pods.map((word) => uidOf(scenario, word)).sort();
      const incidents = fold.incidents().filter(({ dimension, value }) => dimension === 'node' && value === node);
      const same = incidents.some((incident) => incident.code === code && incident.members.map(({ uid }) => uid).sort().join() === wanted.join());
      if (!same) {
        reportFor(`incident node ${node}`)(line, `${code} ${wanted.join(',')}`, incidents.map((incident) => `${incident.code} ${incident.members.map(({ uid }) => uid).join(',')}`).join('; ') || 'none');
      }
    }
  }
  return found;
}

function recordFor(scenario: Scenario, expected: ExpectedRecord, fold: Fold, settled: readonly PodRecord[], now: ReturnType<typeof epochMs>): PodRecord | undefined {
  const { operation, object } = expected;
  if (!/^[a-z]/.test(object)) {
    const [workload = '', ordinal] = object.split('#');
    return fold.workloadRecordsAt(now).find(({ key, lifecycle }) => key.operation === operation && lifecycle.name === workload && (ordinal === undefined || key.ordinal === Number(ordinal) - 1));
  }
  const [word = '', container] = object.split('/');
  const uid = uidOf(scenario, word);
  if (operation === 'cause') {
    return fold.causeOf(uid, now);
  }
  const wanted = ({ key, lifecycle }: PodRecord): boolean => key.uid === uid && key.operation === operation && (container === undefined || lifecycle.container === container);
  return fold.recordsOf(uid, now).findLast(wanted) ?? settled.findLast(wanted);
}

const seconds = (ms: number): string => (Math.round(Math.abs(ms)) * Math.sign(ms) / 1000).toFixed(3);

/** Equal when, rounded to a millisecond, they differ by less than one. */
const equal = (a: number, b: number): boolean => Math.abs(roundHalfAway(a) - roundHalfAway(b)) < 1;
const roundHalfAway = (ms: number): number => Math.sign(ms) * Math.round(Math.abs(Math.round(ms * 1e6) / 1e6));

function compareRecord(expected: ExpectedRecord, record: PodRecord, options: CompareOptions, report: Report): void {
  comparePhases(expected, record, options, report);
  for (const [name, number] of expected.numbers) {
    compareNumber(name, number, record, report);
  }
  if (expected.phases.length > 0 || expected.numbers.has('total')) {
    // Sums that a whole record does not write are zero.
    for (const name of ['platform', 'dependency', 'user', 'unknown', 'gate_wait']) {
      if (!expected.numbers.has(name)) {
        compareNumber(name, { line: expected.line, value: 0 }, record, report);
      }
    }
  }
  for (const [name, { line, value }] of expected.words) {
    const actual = String(record[name as 'verdict' | 'outcome' | 'budget' | 'precision']);
    if (actual !== value) {
      report(line, `${name} ${value}`, `${name} ${actual}`);
    }
  }
  for (const id of expected.blind) {
    if (!record.blind.includes(id)) {
      report(expected.line, `blind ${id}`, `blind ${record.blind.join(' ')}`);
    }
  }
  for (const gap of expected.gaps) {
    if (!record.gaps.some(({ from, to }) => equal(from - T0, gap.from) && to !== undefined && equal(to - T0, gap.to))) {
      report(gap.line, `gap ${seconds(gap.from)} -> ${seconds(gap.to)}`, record.gaps.map(({ from, to }) => `gap ${seconds(from - T0)} -> ${to === undefined ? '' : seconds(to - T0)}`).join('; ') || 'no gap');
    }
  }
  if (options.codes) {
    compareCodes(expected, record, report);
  }
}

export function phaseLabel(phase: { readonly name: string; readonly container?: string; readonly slice?: string }): string {
  return `${phase.name}${phase.container === undefined ? '' : `(${phase.container})`}${phase.slice === undefined ? '' : `/${phase.slice}`}`;
}

interface PhaseLine {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  readonly bounds?: readonly [number, number];
  readonly owner: string;
  readonly open: boolean;
  readonly code?: string;
}

const phaseText = (phase: PhaseLine): string =>
  [phase.name, seconds(phase.from), '->', seconds(phase.to), seconds(phase.ms), phase.bounds === undefined ? '' : `[${phase.bounds.map(seconds).join(',')}]`, phase.owner, phase.open ? 'open' : '', phase.code ?? '']
    .filter((part) => part !== '').join(' ');

function comparePhases(expected: ExpectedRecord, record: PodRecord, options: CompareOptions, report: Report): void {
  if (expected.phases.length === 0) {
    return;
  }
  const actual = record.lifecycle.phases.map((phase): PhaseLine => ({
    name: phaseLabel(phase), from: phase.from.est - T0, to: phase.to.est - T0, ms: phase.length.estMs, bounds: [phase.length.loMs, phase.length.hiMs], owner: phase.owner, open: phase.open,
    ...(phase.code === undefined ? {} : { code: phase.code }),
  }));
  for (let i = 0; i < Math.max(actual.length, expected.phases.length); i++) {
    const want = expected.phases[i];
    const got = actual[i];
    if (want === undefined || got === undefined || !samePhase(want, got, options)) {
      report(want?.line ?? expected.line, want === undefined ? 'no phase' : phaseText(want), got === undefined ? 'no phase' : phaseText(got));
    }
  }
}

function samePhase(want: ExpectedPhase, got: PhaseLine, options: CompareOptions): boolean {
  return want.name === got.name && want.owner === got.owner && want.open === got.open && equal(want.from, got.from) && equal(want.to, got.to) && equal(want.ms, got.ms) &&
    (want.bounds === undefined || (got.bounds !== undefined && equal(want.bounds[0], got.bounds[0]) && equal(want.bounds[1], got.bounds[1]))) &&
    (!options.codes || want.code === undefined || want.code === got.code);
}

function compareNumber(name: string, expected: ExpectedNumber, record: PodRecord, report: Report): void {
  const actual = numberOf(name, record);
  const say = (value: number | undefined, bounds?: readonly [number, number]): string =>
    `${name} ${value === undefined ? 'none' : name === 'revision' ? String(value) : seconds(value)}${bounds === undefined ? '' : ` [${bounds.map(seconds).join(',')}]`}`;
  const sameValue = expected.value === undefined || actual.value === undefined ? expected.value === actual.value : equal(expected.value, actual.value);
  const sameBounds = expected.bounds === undefined || (actual.bounds !== undefined && equal(expected.bounds[0], actual.bounds[0]) && equal(expected.bounds[1], actual.bounds[1]));
  if (!sameValue || !sameBounds) {
    report(expected.line, say(expected.value, expected.bounds), say(actual.value, expected.bounds === undefined ? undefined : actual.bounds));
  }
}

function numberOf(name: string, record: PodRecord): { readonly value: number | undefined; readonly bounds?: readonly [number, number] } {
  const { sums } = record;
  const of = (span: Span): { value: number; bounds: readonly [number, number] } => ({ value: span.estMs, bounds: [span.loMs, span.hiMs] });
  switch (name) {
    case 'gate_wait':
      return of(sums.gateWait);
    case 'k8s_sli':
      return sums.k8sSli === undefined ? { value: undefined } : of(sums.k8sSli);
    case 'target':
      return { value: record.targetMs };
    case 'start':
      return { value: record.lifecycle.start.est - T0 };
    case 'downtime':
      return { value: record.downtimeMs };
    case 'revision':
      return { value: record.revision };
    default:
      return of(sums[name as 'total' | 'sli' | 'platform' | 'dependency' | 'user' | 'unknown']);
  }
}

function compareCodes(expected: ExpectedRecord, record: PodRecord, report: Report): void {
  const { diagnosis } = record;
  const of = (role: ExpectedCode['role']): readonly ExpectedCode[] => expected.codes.filter((code) => code.role === role);
  for (const want of of('code')) {
    const actual = diagnosis === undefined ? 'none' : `${diagnosis.code} ${diagnosis.owner}`;
    if (actual !== (want.code === 'none' ? 'none' : `${want.code} ${want.owner ?? ''}`)) {
      report(want.line, `code ${want.code} ${want.owner ?? ''}`.trim(), `code ${actual}`);
    }
    compareParams(want, diagnosis, report);
  }
  for (const want of of('never')) {
    if (JSON.stringify([record.lifecycle.phases, diagnosis, record.also]).includes(`"${want.code}"`)) {
      report(want.line, `never ${want.code}`, `${want.code} appears`);
    }
  }
  compareSet('also', of('also'), record.also, expected.line, report);
  if (of('alt').length > 0) {
    compareSet('alt', of('alt'), diagnosis?.alternatives ?? [], expected.line, report);
  }
  if (of('root').length > 0) {
    compareSet('root', of('root'), diagnosis?.root === undefined ? [] : [diagnosis.root], expected.line, report);
  }
}

function compareParams(want: ExpectedCode, diagnosis: PodRecord['diagnosis'], report: Report): void {
  for (const [key, value] of Object.entries(want.params)) {
    const actual = diagnosis === undefined ? '' : paramOf(diagnosis, key);
    const same = key === 'confidence' ? Number(actual) >= Number(value) : key === 'until' ? equal(Number(actual) * 1000, Number(value) * 1000) : actual === value;
    if (!same) {
      report(want.line, `${want.code} ${key}=${value}`, `${key}=${actual}`);
    }
  }
}

function paramOf(diagnosis: NonNullable<PodRecord['diagnosis']>, key: string): string {
  switch (key) {
    case 'count':
      return String(diagnosis.count);
    case 'confidence':
      return String(diagnosis.confidence);
    case 'until':
      return diagnosis.until === undefined ? '' : seconds(diagnosis.until - T0);
    default:
      return diagnosis.params[key] ?? '';
  }
}

function compareSet(role: string, expected: readonly ExpectedCode[], actual: readonly { readonly code: string; readonly owner: string }[], line: number, report: Report): void {
  const says = (codes: readonly { readonly code: string; readonly owner?: string }[]): string => codes.map(({ code, owner }) => `${code} ${owner ?? ''}`).sort().join(', ') || 'none';
  if (says(expected) !== says(actual)) {
    report(expected[0]?.line ?? line, `${role} ${says(expected)}`, `${role} ${says(actual)}`);
  }
}
