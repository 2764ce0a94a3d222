// Rows as the tree that is drawn: operations, groups of phases, phases, attempts. Pure.
//
//   one pod                         several pods
//   ├ Before the containers         ├ checkout-a  ▇▇▇▇▇     one lane each; opened: its phases
//   │ ├ Scheduling                  ├ checkout-b   ▇▇ NET_IP_EXHAUSTED
//   │ └ Node accepts                └ …
//   ├ init i1
//   │ └ …
//   └ Deletion                      other operations below
import { t } from './t';
import { tellingAttempts } from './density';
import { operationName, phaseName, sliceName } from './names';
import type { Length } from './numbers';
import { exactly, lengthText } from './numbers';
import type { Owner, Row } from './rows';

export interface Node {
  readonly id: string;
  readonly kind: 'lane' | 'group' | 'phase' | 'attempt';
  /** Id of the node above; empty at the top. */
  readonly parent: string;
  readonly depth: number;
  readonly label: string;
  readonly short: string;
  /** What stands after the label, in quieter letters. */
  readonly sub: string;
  readonly owner: Owner | undefined;
  readonly from: number;
  readonly to: number;
  readonly length: Length;
  readonly open: boolean;
  /** What is drawn in its lane: one row's bar, or the tiles of all rows below. */
  readonly rows: readonly Row[];
  /** The row that it stands for: the phase, or the operation of a lane. */
  readonly row: Row | undefined;
  readonly children: readonly Node[];
  /** Closed until somebody opens it. */
  readonly closed: boolean;
  readonly failed: boolean;
  readonly code: string;
  /** Of an attempt: since when it was waited for. */
  readonly waitFrom?: number;
}

export interface Tree {
  /** Several pods: a lane each. */
  readonly many: boolean;
  /** The operation that the strip tiles; of several pods undefined. */
  readonly main: Row | undefined;
  /** Rows that the strip tiles: leaves of the main operation, or of all. */
  readonly phases: readonly Row[];
  readonly nodes: readonly Node[];
}

/** Groups of quiet containers beyond this are one row. */
const GROUPS_MAX = 8;

export function treeOf(rows: readonly Row[]): Tree {
  const below = grouped(rows, ({ parent }) => parent);
  const known = new Set(rows.map(({ id }) => id));
  const roots = [...(below.get('') ?? []), ...rows.filter(({ parent }) => parent !== '' && !known.has(parent))].sort((a, b) => a.from - b.from);
  const under = (row: Row): readonly Row[] => below.get(row.id) ?? [];
  const leaves = (row: Row): readonly Row[] => {
    const found: Row[] = [];
    const open = [row];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const inner = under(next);
      if (inner.length === 0) {
        found.push(next);
      }
      inner.forEach((one) => open.push(one));
    }
    return found;
  };
  const ground: Ground = { under, leaves, words: wordsOnce(), noProbe: t('waterfall.noProbe', 'no probe'), roles: rolesOnce() };
  if (new Set(roots.map(({ subject }) => subject)).size > 1) {
    return { many: true, main: undefined, phases: roots.flatMap(leaves), nodes: lanes(roots, ground) };
  }
  const main = roots.find(({ name }) => name === 'create') ?? roots[0];
  if (main === undefined) {
    return { many: false, main: undefined, phases: [], nodes: [] };
  }
  const others = roots.filter((root) => root !== main).map((root) => operationNode(root, operationName(root.name), ground));
  return { many: false, main, phases: leaves(main), nodes: [...phaseNodes(under(main), '', 0, ground), ...others] };
}

function grouped(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) {
      groups.set(keyOf(row), [row]);
    } else {
      group.push(row);
    }
  }
  return groups;
}

/** What every step of the building needs. */
interface Ground {
  /** Rows right below. */
  readonly under: (row: Row) => readonly Row[];
  /** Rows below that have none below themselves; the row itself when it has none. */
  readonly leaves: (row: Row) => readonly Row[];
  /** Full and short name of a row. Ten thousand rows have few names, and looking words up is slow. */
  readonly words: (row: Row, alone: boolean) => readonly [string, string];
  readonly noProbe: string;
  /** Names of what a container is, by its own name. */
  readonly roles: Readonly<Record<'init' | 'sidecar' | 'container', (name: string) => string>>;
}

/** A sentence looked up once, for many names: looking it up costs more than all else about a group. */
function sentenceOnce(say: (name: string) => string): (name: string) => string {
  const [before = '', ...after] = say(NAME_HERE).split(NAME_HERE);
  return (name) => [before, ...after].join(name);
}

/** No name of Kubernetes holds it. */
const NAME_HERE = '\u0001';

const rolesOnce = (): Ground['roles'] => ({
  init: sentenceOnce((name) => t('waterfall.group.init', 'init {{name}}', { name })),
  sidecar: sentenceOnce((name) => t('waterfall.group.sidecar', 'sidecar {{name}}', { name })),
  container: sentenceOnce((name) => t('waterfall.group.container', 'container {{name}}', { name })),
});

function wordsOnce(): Ground['words'] {
  const known = new Map<string, readonly [string, string]>();
  const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
  return (row, alone) => {
    const key = `${row.name}\n${row.slice}\n${row.owner ?? ''}\n${String(alone)}`;
    const found = known.get(key);
    if (found !== undefined) {
      return found;
    }
    const [full = '', short = ''] = [false, true].map((brief) => joined([alone ? phaseName(row.name, brief) : '', sliceName(row, brief)]));
    known.set(key, [full, short]);
    return [full, short];
  };
}

function lanes(roots: readonly Row[], ground: Ground): readonly Node[] {
  return roots.map((root) => {
    const label = root.name === 'rollout' ? operationName(root.name) : root.pod === '' ? phaseName(root.name, false) : root.pod;
    const node = operationNode(root, label, ground);
    return root.name === 'create' || root.pod === '' || root.name === 'rollout' ? node : { ...node, sub: operationName(root.name).toLowerCase() };
  });
}

function operationNode(root: Row, label: string, ground: Ground): Node {
  const children = phaseNodes(ground.under(root), root.id, 1, ground);
  const rows = ground.leaves(root);
  return { ...nodeOf(root, 'lane', label, label, '', '', 0), rows, children, closed: true, failed: root.failed || rows.some(({ failed }) => failed) };
}

function nodeOf(row: Row, kind: Node['kind'], label: string, short: string, sub: string, parent: string, depth: number): Node {
  return {
    id: row.id, kind, parent, depth, label, short, sub, owner: row.owner, from: row.from, to: row.to, length: row.length, open: row.open, rows: [row], row, children: [], closed: false,
    failed: row.failed, code: row.code,
  };
}

/** Phases of one operation: before the containers, each container in start order, what follows them. */
function phaseNodes(phases: readonly Row[], parent: string, depth: number, ground: Ground): readonly Node[] {
  const ordered = [...phases].sort((a, b) => a.from - b.from || a.place - b.place);
  const byContainer = grouped(ordered, ({ container }) => container);
  const containers = [...byContainer.keys()].filter((name) => name !== '');
  if (containers.length < 2) {
    return sliced(ordered, { parent, depth, named: true }, ground);
  }
  const firstAt = ordered.findIndex(({ container }) => container !== '');
  const before = ordered.slice(0, firstAt);
  const isGate = ({ name }: Row): boolean => name === 'readiness_gates';
  const gates = ordered.filter(isGate);
  const after = ordered.slice(firstAt).filter((row) => row.container === '' && !isGate(row));
  const groups = containers.map((name, i) => {
    // Becoming ready has no container of its own: it ends what the last container began.
    const own = (byContainer.get(name) ?? []).concat(i === containers.length - 1 ? after : []);
    return group(`${parent}/container/${name}`, ground.roles[roleOf(own, i < containers.length - 1)](name), own, parent, depth, ground);
  });
  return [
    ...(before.length === 0 ? [] : group(`${parent}/before`, t('waterfall.group.before', 'Before the containers'), before, parent, depth, ground)),
    ...(groups.length > GROUPS_MAX ? quietTogether(groups, parent, depth) : groups.flat()),
    ...(gates.length === 0 ? [] : group(`${parent}/gates`, t('waterfall.group.gates', 'Readiness gates'), gates, parent, depth, ground)),
  ];
}

function roleOf(own: readonly Row[], early: boolean): keyof Ground['roles'] {
  if (own.some((row) => row.name === 'run')) {
    return 'init';
  }
  return early && own.some((row) => row.name === 'handoff') ? 'sidecar' : 'container';
}

/** One phase in a group: no group. */
function group(id: string, label: string, rows: readonly Row[], parent: string, depth: number, ground: Ground): readonly Node[] {
  const children = sliced(rows, { parent: id, depth: depth + 1, named: false }, ground);
  const [only] = children;
  if (children.length === 1 && only !== undefined) {
    return [{ ...only, parent, depth, sub: only.sub === '' ? label : only.sub }];
  }
  return [groupNode(id, label, rows, children, parent, depth)];
}

function groupNode(id: string, label: string, rows: readonly Row[], children: readonly Node[], parent: string, depth: number): Node {
  const [first, last] = ends(rows);
  return {
    id, kind: 'group', parent, depth, label, short: label, sub: '', owner: worstOwner(rows), from: first.from, to: last.to, open: rows.some(({ open }) => open), rows, row: undefined, children,
    length: { estMs: last.to - first.from, loMs: Math.max(0, last.toLo - first.fromHi), hiMs: last.toHi - first.fromLo }, closed: false,
    failed: rows.some(({ failed }) => failed), code: rows.find(({ code }) => code !== '')?.code ?? '',
  };
}

function ends(rows: readonly Row[]): readonly [Row, Row] {
  const first = rows.reduce((best, row) => (row.from < best.from ? row : best));
  return [first, rows.reduce((best, row) => (row.to > best.to ? row : best))];
}

/** The owner of what failed, else of most of the time. */
function worstOwner(rows: readonly Row[]): Owner | undefined {
  const failed = rows.find((row) => row.failed);
  if (failed !== undefined) {
    return failed.owner;
  }
  const sums = new Map<Owner | undefined, number>();
  rows.forEach(({ owner, from, to }) => sums.set(owner, (sums.get(owner) ?? 0) + to - from));
  return [...sums].reduce((best, one) => (one[1] > best[1] ? one : best), [undefined, -1] as [Owner | undefined, number])[0];
}

interface Where {
  readonly parent: string;
  readonly depth: number;
  /** Containers are named at their phases: no group above names them. */
  readonly named: boolean;
}

/** Phases as nodes; parts of one phase that follow each other are a group of their own. */
function sliced(rows: readonly Row[], { parent, depth, named }: Where, ground: Ground): readonly Node[] {
  const nodes: Node[] = [];
  for (let i = 0; i < rows.length; ) {
    const first = rows[i];
    if (first === undefined) {
      break;
    }
    let end = i + 1;
    while (first.slice !== '' && rows[end]?.name === first.name && rows[end]?.container === first.container && rows[end]?.slice !== '') {
      end++;
    }
    const parts = rows.slice(i, end);
    i = end;
    const sub = [named ? first.container : '', probeless(first) ? ground.noProbe : ''].filter((one) => one !== '').join(' · ');
    if (parts.length === 1) {
      nodes.push(phaseNode(first, ground.words(first, true), sub, parent, depth, ground));
      continue;
    }
    const id = `${first.id}/parts`;
    const children = parts.map((part) => phaseNode(part, ground.words(part, false), '', id, depth + 1, ground));
    nodes.push({ ...groupNode(id, phaseName(first.name, false), parts, children, parent, depth), short: phaseName(first.name, true), sub });
  }
  return nodes;
}

/** Becoming ready is the platform's only where no probe is the program's. */
const probeless = ({ name, slice, owner, code }: Row): boolean => (name === 'readiness' || name === 'startup') && owner === 'platform' && slice === '' && code === '';

function phaseNode(row: Row, [label, short]: readonly [string, string], sub: string, parent: string, depth: number, ground: Ground): Node {
  const node = nodeOf(row, 'phase', label, short, sub, parent, depth);
  const inner = ground.under(row);
  if (inner.length > 0) {
    return { ...node, children: sliced([...inner].sort((a, b) => a.from - b.from || a.place - b.place), { parent: row.id, depth: depth + 1, named: false }, ground) };
  }
  return row.attempts.length === 0 ? node : { ...node, sub: [sub, t('waterfall.attempts', '× {{n}}', { n: String(row.attempts.length) })].filter((one) => one !== '').join(' · '), children: attemptNodes(row, depth + 1), closed: true };
}

function attemptNodes(row: Row, depth: number): readonly Node[] {
  const nodes = tellingAttempts(row.attempts).map(({ attempt: { from, to, failed, halfMs }, number }): Node => {
    const waitFrom = row.attempts[number - 2]?.to ?? row.from;
    const waitMs = from - waitFrom;
    const ends = { from, fromLo: Math.max(row.from, from - halfMs), fromHi: Math.min(to, from + halfMs), to, toLo: Math.max(from, to - halfMs), toHi: to + halfMs };
    const length = { estMs: to - from, loMs: Math.max(0, to - from - 2 * halfMs), hiMs: to - from + 2 * halfMs };
    const run: Row = { ...row, ...ends, length, id: `${row.id}/${number}`, parent: row.id, attempts: [], open: false, failed, code: '' };
    const sub = waitMs < WAIT_MIN_MS ? '' : t('waterfall.after', 'after {{length}}', { length: lengthText({ estMs: waitMs, loMs: waitMs - halfMs, hiMs: waitMs + halfMs }) });
    return { ...nodeOf(run, 'attempt', runName(number), runName(number), sub, row.id, depth), ...(waitMs < WAIT_MIN_MS ? {} : { waitFrom }) };
  });
  const last = row.attempts[row.attempts.length - 1];
  if (!row.open || row.next?.what === 'graceEnd' || row.next === undefined || last === undefined) {
    return nodes;
  }
  const number = row.attempts.length + 1;
  const wait = exactly(row.to - last.to);
  const waiting: Row = { ...row, from: last.to, fromLo: last.to, fromHi: last.to, length: wait, id: `${row.id}/${number}`, parent: row.id, attempts: [], failed: false, code: '' };
  return [...nodes, { ...nodeOf(waiting, 'attempt', runName(number), runName(number), t('waterfall.nextRun', 'in back-off'), row.id, depth), waitFrom: last.to, from: row.to }];
}

const runName = (number: number): string => t('waterfall.attempt', 'run {{number}}', { number: String(number) });
/** Shorter waits than this are the kubelet's own step, not a back-off. */
const WAIT_MIN_MS = 1500;

/** Of many containers those stay in sight that are slow, failing or open; the rest is one row, closed. */
function quietTogether(groups: readonly (readonly Node[])[], parent: string, depth: number): readonly Node[] {
  const all = groups.flat();
  const isQuiet = (node: Node): boolean => !node.open && node.code === '' && !node.failed;
  const quiet = all.filter(isQuiet);
  if (quiet.length < 2) {
    return all;
  }
  const id = `${parent}/quiet`;
  const label = t('waterfall.group.quiet', '{{n}} containers, nothing slow', { n: String(quiet.length) });
  const deeper = (node: Node, up: string): Node => ({ ...node, parent: up, depth: node.depth + 1, children: node.children.map((child) => deeper(child, node.id)) });
  const lengths = quiet.map(({ length }) => length.estMs);
  const sub = t('number.range', '{{lo}} to {{hi}}', { lo: lengthText(exactly(Math.min(...lengths))), hi: lengthText(exactly(Math.max(...lengths))) });
  return [{ ...groupNode(id, label, quiet.flatMap(({ rows }) => rows), quiet.map((node) => deeper(node, id)), parent, depth), sub, closed: true }, ...all.filter((node) => !isQuiet(node))];
}

export interface Shown {
  readonly node: Node;
  readonly open: boolean;
  /** Place among its siblings, from 1, and their number. */
  readonly place: number;
  readonly siblings: number;
}

/** Nodes in the order of the screen: children of open ones only. `turned` holds those whose state differs from their own. */
export function shownNodes(nodes: readonly Node[], turned: ReadonlySet<string>, wanted?: ReadonlySet<string>): readonly Shown[] {
  const shown: Shown[] = [];
  const add = (siblings: readonly Node[]): void => {
    const kept = wanted === undefined ? siblings : siblings.filter(({ id }) => wanted.has(id));
    kept.forEach((node, i) => {
      const open = node.children.length > 0 && (wanted !== undefined || node.closed === turned.has(node.id));
      shown.push({ node, open, place: i + 1, siblings: kept.length });
      if (open) {
        add(node.children);
      }
    });
  };
  add(nodes);
  return shown;
}

/** Ids of the nodes that fit, with all above them. */
export function foundIds(nodes: readonly Node[], fits: (node: Node) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (node: Node): boolean => {
    const inside = node.children.map(look).some((one) => one);
    const here = inside || fits(node);
    if (here) {
      found.add(node.id);
    }
    return here;
  };
  nodes.forEach(look);
  return found;
}
