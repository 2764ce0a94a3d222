// What an organisation adds to the table without a fork: advice and a runbook per code, and who owns which pods.
import type { Result } from '../../base/result';
import { fail, ok } from '../../base/result';
import { isUnder } from './code';
import { CODES } from './table';

export interface Advice {
  readonly codes: readonly CodeAdvice[];
  readonly teams: readonly TeamRule[];
}

/** Of a code and everything under it. */
export interface CodeAdvice {
  readonly code: string;
  readonly runbook: string;
  readonly advice: string;
}

/** The first rule that fits names the team. A namespace may end in `*`; with both, both must fit. */
export interface TeamRule {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly team: string;
  readonly contact: string;
}

export const NO_ADVICE: Advice = { codes: [], teams: [] };

/** What is nearer to the asker counts first: a data source's own before that of its host. */
export const mergeAdvice = (nearer: Advice, farther: Advice): Advice => ({ codes: [...nearer.codes, ...farther.codes], teams: [...nearer.teams, ...farther.teams] });

/** The longest prefix that has a runbook names it, and so for the advice; of equal ones the first. */
export function adviceFor({ codes }: Advice, code: string): { readonly runbook: string; readonly advice: string } {
  const fitting = codes.filter((one) => isUnder(code, one.code)).sort((a, b) => b.code.length - a.code.length);
  return { runbook: fitting.find(({ runbook }) => runbook !== '')?.runbook ?? '', advice: fitting.find(({ advice }) => advice !== '')?.advice ?? '' };
}

export const needsLabels = ({ teams }: Advice): boolean => teams.some(({ labels }) => Object.keys(labels).length > 0);

export interface Team {
  readonly team: string;
  readonly contact: string;
}

export function teamOf({ teams }: Advice, namespace: string, labels: Readonly<Record<string, string>>): Team {
  const rule = teams.find((one) => namespaceFits(one.namespace, namespace) && Object.entries(one.labels).every(([key, value]) => labels[key] === value));
  return { team: rule?.team ?? '', contact: rule?.contact ?? '' };
}

const namespaceFits = (wanted: string, namespace: string): boolean => wanted === '' || (wanted.endsWith('*') ? namespace.startsWith(wanted.slice(0, -1)) : namespace === wanted);

export type Path = readonly (string | number)[];
/** Where a path stands in what was written: ` in line 3`; empty when unknown. */
export type Place = (path: Path) => string;

/** @returns the first mistake as a sentence with its key, and its line where that is known */
export function parseAdvice(written: unknown, place: Place = () => ''): Result<Advice> {
  const wrong = (path: Path, sentence: string): Wrong => ({ wrong: `advice${place(path)}: ${path.length === 0 ? 'it' : path.join('.')} ${sentence}` });
  if (written === null || written === undefined) {
    return ok(NO_ADVICE);
  }
  if (!isObject(written)) {
    return fail(wrong([], 'must be a map with the keys codes and teams.').wrong);
  }
  const read: Read = { written, wrong };
  const stray = strayKey(read, [], written, ['codes', 'teams']);
  const codes = stray ?? codesIn(read);
  if ('wrong' in codes) {
    return fail(codes.wrong);
  }
  const teams = teamsIn(read);
  return 'wrong' in teams ? fail(teams.wrong) : ok({ codes: codes.list, teams: teams.list });
}

interface Wrong {
  readonly wrong: string;
}
interface Read {
  readonly written: Readonly<Record<string, unknown>>;
  readonly wrong: (path: Path, sentence: string) => Wrong;
}
interface List<T> {
  readonly list: readonly T[];
}

function codesIn({ written, wrong }: Read): List<CodeAdvice> | Wrong {
  const codes = written['codes'] ?? {};
  if (!isObject(codes)) {
    return wrong(['codes'], 'must be a map from codes to {runbook, advice}.');
  }
  const list: CodeAdvice[] = [];
  for (const [code, value] of Object.entries(codes)) {
    const path = ['codes', code];
    if (!CODES.some((known) => isUnder(known, code))) {
      return wrong(path, 'is no code and no prefix of one. See docs/codes.md.');
    }
    if (!isObject(value)) {
      return wrong(path, 'must be a map with runbook, advice or both.');
    }
    const mistake = strayKey({ written, wrong }, path, value, ['runbook', 'advice']) ?? notText(wrong, path, value, ['runbook', 'advice']);
    if (mistake !== undefined) {
      return mistake;
    }
    const runbook = textIn(value, 'runbook');
    if (runbook !== '' && !/^https?:\/\/\S+$/.test(runbook)) {
      return wrong([...path, 'runbook'], 'must be a link that begins with https:// or http://.');
    }
    list.push({ code, runbook, advice: textIn(value, 'advice') });
  }
  return { list };
}

function teamsIn({ written, wrong }: Read): List<TeamRule> | Wrong {
  const teams = written['teams'] ?? [];
  if (!Array.isArray(teams)) {
    return wrong(['teams'], 'must be a list of {namespace, labels, team, contact}.');
  }
  const list: TeamRule[] = [];
  for (const [i, value] of teams.entries()) {
    const path = ['teams', i];
    if (!isObject(value)) {
      return wrong(path, 'must be a map with team, and namespace or labels.');
    }
    const texts = ['namespace', 'team', 'contact'];
    const mistake = strayKey({ written, wrong }, path, value, [...texts, 'labels']) ?? notText(wrong, path, value, texts);
    if (mistake !== undefined) {
      return mistake;
    }
    const labels = value['labels'] ?? {};
    if (!isObject(labels) || Object.values(labels).some((one) => typeof one !== 'string')) {
      return wrong([...path, 'labels'], 'must be a map from label to text.');
    }
    const rule = { namespace: textIn(value, 'namespace'), labels: labels as Readonly<Record<string, string>>, team: textIn(value, 'team'), contact: textIn(value, 'contact') };
    if (rule.team === '') {
      return wrong(path, 'names no team.');
    }
    if (rule.namespace === '' && Object.keys(labels).length === 0) {
      return wrong(path, 'says neither namespace nor labels. For all pods write namespace: "*".');
    }
    list.push(rule);
  }
  return { list };
}

function strayKey({ wrong }: Read, path: Path, value: Readonly<Record<string, unknown>>, known: readonly string[]): Wrong | undefined {
  const stray = Object.keys(value).find((key) => !known.includes(key));
  return stray === undefined ? undefined : wrong([...path, stray], `is not known here. Known: ${known.join(', ')}.`);
}

function notText(wrong: Read['wrong'], path: Path, value: Readonly<Record<string, unknown>>, keys: readonly string[]): Wrong | undefined {
  const key = keys.find((one) => value[one] !== undefined && typeof value[one] !== 'string');
  return key === undefined ? undefined : wrong([...path, key], 'must be a text.');
}

const textIn = (value: Readonly<Record<string, unknown>>, key: string): string => (typeof value[key] === 'string' ? value[key].trim() : '');

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
