// Text to Scenario. Whatever the grammar does not name is an error with line and column.
import type { HeardResource } from '../../signal';
import { containersOf, Declared } from './declared';
import { factsOf, TABLES } from './facts';
import type { Answer, ExpectedRecord, Given, GivenPod, GoldenKind, GoldenSignal, Scenario, Verb } from './scenario';
import { OWNERS } from './scenario';
import { GoldenSyntaxError, LineReader } from './tokens';

const CODE = /[A-Z][A-Z0-9]*(_[A-Z0-9]+)*/;
const OPERATIONS = /create|delete|upgrade|resize|restart|rollout|cause/;
const NUMBERS = ['total', 'sli', 'platform', 'dependency', 'user', 'unknown', 'gate_wait', 'k8s_sli', 'target', 'start', 'downtime', 'revision'];
const WORDS: Readonly<Record<string, RegExp>> = {
  verdict: /met|missed|indeterminate/,
  outcome: /pending|delivered|delivered_late|failed|stuck|cancelled|rejected|excluded|deleted|deleted_forced|upgraded|resized|restarted|rolled_out/,
  budget: /good|bad|neutral/,
  precision: /exact|fine|coarse|bounded|unknown/,
};
const PLAIN = new Set(['revision']);
/** Objects of which a line may say nothing but how they came. */
const BARE = new Set<GoldenKind>(['pod', 'node', 'attachment']);
const NODE_FACTS = new Set(['nodeName', 'nominatedNodeName', 'selectedNode']);

/** @throws GoldenSyntaxError */
export function readScenario(source: string): Scenario {
  return new ScenarioReader(LineReader.linesOf(source)).read();
}

class ScenarioReader {
  private next = 0;
  private name = '';
  private rateMiBPerS: number | undefined;
  private readonly nodes: Given[] = [];
  private readonly claims: Given[] = [];
  private readonly workloads: Given[] = [];
  private readonly declared = new Declared();
  /** The pod of which parts may follow. */
  private pod: GivenPod | undefined;
  private readonly signals: GoldenSignal[] = [];
  private readonly answers: Answer[] = [];
  private readonly eventIds = new Set<string>();
  private lastAt = -Infinity;

  constructor(private readonly lines: readonly LineReader[]) {}

  read(): Scenario {
    const head = this.line('scenario NAME');
    head.keyword('scenario');
    this.name = head.word('a name');
    head.done();
    for (let line = this.line('a given fact or `signals`'); !line.accept('signals'); line = this.line('a given fact or `signals`')) {
      this.given(line);
    }
    this.lines[this.next - 1]?.done();
    while (this.next < this.lines.length && this.lines[this.next]?.peek() !== 'at') {
      this.heardOrRepeat(this.line('a signal'));
    }
    if (this.next >= this.lines.length) {
      this.line('at and a time');
    }
    while (this.next < this.lines.length) {
      this.answerLine(this.line('an answer'));
    }
    // The first pass of a repeat stands in order, later ones mingle: arrival decides, the file breaks ties.
    const signals = this.signals.map((signal, i) => ({ signal, i })).sort((a, b) => a.signal.at - b.signal.at || a.i - b.i).map(({ signal }) => signal);
    return {
      name: this.name, nodes: this.nodes, claims: this.claims, workloads: this.workloads, pods: this.declared.pods, signals, answers: this.answers,
      ...(this.rateMiBPerS === undefined ? {} : { rateMiBPerS: this.rateMiBPerS }),
    };
  }

  private line(expected: string): LineReader {
    const line = this.lines[this.next++];
    if (line === undefined) {
      throw new GoldenSyntaxError((this.lines.at(-1)?.line ?? 0) + 1, 1, `expected ${expected}, found the end of the file`);
    }
    return line;
  }

  private given(line: LineReader): void {
    const kind = line.take('engine:, image, node, pvc, workload, pod, container, init, sidecar, volume or signals', /engine:|image|node|pvc|workload|pod|container|init|sidecar|volume/);
    if (kind === 'engine:') {
      const [rate] = factsOf(line, TABLES.engine);
      this.rateMiBPerS = rate?.key === 'number' ? rate.value / 1000 : undefined;
      return;
    }
    const part = kind === 'container' || kind === 'init' || kind === 'sidecar' || kind === 'volume';
    if (part) {
      return this.part(line, kind, this.pod ?? line.fail(`a pod before its ${kind}`));
    }
    this.pod = undefined;
    const name = nameAndColon(line, kind === 'image');
    if (kind === 'node' || kind === 'pvc' || kind === 'workload') {
      this.declared.add(kind, name);
    }
    switch (kind) {
      case 'image':
        factsOf(line, TABLES.image);
        return;
      case 'node':
        this.nodes.push({ name, facts: factsOf(line, TABLES.node) });
        return;
      case 'pvc':
        this.claims.push({ name, facts: factsOf(line, TABLES.pvc) });
        return;
      case 'workload':
        this.workloads.push({ name, facts: factsOf(line, TABLES.workload) });
        return;
      default:
        this.pod = { word: name, facts: factsOf(line, TABLES.givenPod), containers: [], volumes: [] };
        this.declared.pods.push(this.pod);
    }
  }

  private part(line: LineReader, kind: 'container' | 'init' | 'sidecar' | 'volume', pod: GivenPod): void {
    const name = nameAndColon(line, true);
    const facts = factsOf(line, TABLES[kind], { check: (key) => (key === 'pvc' ? this.declared.check(line, 'pvc') : undefined) });
    if (kind === 'volume') {
      pod.volumes.push({ name, facts });
    } else {
      pod.containers.push({ name, role: kind === 'container' ? 'app' : kind, facts });
    }
  }

  private heardOrRepeat(line: LineReader): void {
    if (!line.accept('repeat')) {
      this.signal(line, 0);
      return;
    }
    const passes = line.int();
    line.keyword('every');
    const periodMs = line.time();
    line.done();
    const inside: LineReader[] = [];
    for (let next = this.line('a signal or end'); !next.accept('end'); next = this.line('a signal or end')) {
      inside.push(next);
    }
    this.lines[this.next - 1]?.done();
    for (let pass = 1; pass <= passes; pass++) {
      inside.forEach((one) => this.signal(one.replaced('{n}', String(pass)), (pass - 1) * periodMs));
    }
  }

  private signal(line: LineReader, shiftMs: number): void {
    const at = line.time() + shiftMs;
    if (shiftMs === 0) {
      if (at < this.lastAt) {
        throw new GoldenSyntaxError(line.line, 1, 'expected signals in order of arrival, found an earlier one');
      }
      this.lastAt = at;
    }
    const kind = line.take('pod, node, pvc, attachment, claim, workload, lease, audit, event, again, gone, gap or relist', /pod|node|pvc|attachment|claim|workload|lease|audit|event|again|gone|gap|relist/);
    switch (kind) {
      case 'event':
        this.signals.push(this.event(line, at, shiftMs));
        break;
      case 'again':
        this.signals.push({ kind, at, id: this.knownId(line), stamp: line.atTime() + shiftMs, ...(line.accept('count') ? { count: line.int() } : {}) });
        break;
      case 'gone':
        this.signals.push({ kind, at, id: this.knownId(line) });
        break;
      case 'gap':
      case 'relist':
        this.signals.push({ kind, at, resources: line.take('pods, events, nodes', /(pods|events|nodes)(,(pods|events|nodes))*/).split(',') as HeardResource[] });
        break;
      case 'audit':
        this.signals.push(this.audit(line, at, shiftMs));
        break;
      default:
        this.signals.push(this.object(line, kind as GoldenKind, at, shiftMs));
    }
    line.done();
  }

  private knownId(line: LineReader): string {
    return this.eventIds.has(line.peek()) ? line.word() : line.fail('the id of an event above');
  }

  private event(line: LineReader, at: number, shiftMs: number): GoldenSignal {
    const object = line.peek();
    if (/^[a-z]/.test(object)) {
      this.declared.part(line);
    } else if (!object.includes('/')) {
      line.fail('POD, POD/CONTAINER or Kind/NAME');
    }
    line.word();
    const reason = line.take('a reason', /[A-Z]\w+/);
    const stamp = line.atTime() + shiftMs;
    const options: { by?: string; id?: string; count?: number; listed: boolean; type?: 'Normal' | 'Warning' } = { listed: false };
    while (!line.peek().startsWith('`')) {
      switch (line.take('by, as, count, listed, normal, warning or a `text`', /by|as|count|listed|normal|warning/)) {
        case 'by':
          options.by = line.word('a component');
          break;
        case 'as':
          options.id = line.word('an id');
          this.eventIds.add(options.id);
          break;
        case 'count':
          options.count = line.int();
          break;
        case 'listed':
          options.listed = true;
          break;
        case 'normal':
          options.type = 'Normal';
          break;
        default:
          options.type = 'Warning';
      }
    }
    return { kind: 'event', at, object, reason, stamp, ...options, text: line.text() };
  }

  private audit(line: LineReader, at: number, shiftMs: number): GoldenSignal {
    const verb = line.take('create, update, patch or delete', /create|update|patch|delete/);
    const resource = line.take('pods or a subresource of pods', /pods(\/(binding|eviction|status|resize))?/);
    const subresource = resource.split('/')[1];
    this.declared.pod(line, line.peek().replace(/:$/, ''));
    const pod = nameAndColon(line, true);
    const facts = factsOf(line, TABLES.audit).map((fact) =>
      fact.key === 'number' && (fact.name === 'received' || fact.name === 'complete') ? { ...fact, value: fact.value + shiftMs } : fact
    );
    return { kind: 'audit', at, verb, pod, facts, ...(subresource === undefined ? {} : { subresource }) };
  }

  private object(line: LineReader, kind: GoldenKind, at: number, shiftMs: number): GoldenSignal {
    const whole = line.peek();
    const name = whole.replace(/:$/, '');
    const pod = kind === 'pod' ? this.declared.pod(line, name) : undefined;
    this.known(line, kind, name);
    line.word('a name');
    let verb: Verb = 'modified';
    let colon = whole.endsWith(':');
    if (!colon && !line.ended && kind !== 'claim' && kind !== 'lease') {
      const said = line.take('added, listed, deleted or :', /(added|listed|deleted):?/);
      verb = said.replace(':', '') as Verb;
      colon = said.endsWith(':');
    }
    if (colon === line.ended || (!colon && !BARE.has(kind))) {
      line.fail(colon ? 'facts after :' : ': and facts');
    }
    const gates = pod?.facts.flatMap((fact) => (fact.key === 'list' && fact.name === 'readinessGates' ? fact.value : [])) ?? [];
    const facts = factsOf(line, TABLES[kind], {
      containers: pod === undefined ? [] : containersOf(pod), gates,
      check: (key) => (NODE_FACTS.has(key) ? this.declared.check(line, 'node') : undefined),
    });
    return { kind, at, name, verb, facts: shiftMs === 0 ? facts : facts.map((fact) => shifted(fact, shiftMs)) };
  }

  /** Nodes that are heard need no declaration. */
  private known(line: LineReader, kind: GoldenKind, name: string): void {
    if (kind === 'node') {
      this.declared.add('node', name);
    } else if (kind === 'pvc' || kind === 'workload') {
      this.declared.check(line, kind, name);
    } else if (kind === 'lease') {
      this.declared.check(line, 'node', name);
    } else if (kind === 'attachment' && !/^[^@]+@[^@]+$/.test(name)) {
      line.fail('VOLUME@NODE');
    }
  }

  private answerLine(line: LineReader): void {
    if (line.accept('at')) {
      this.answers.push({ at: line.time(), records: [], skews: [], incidents: [] });
      return line.done();
    }
    const answer = this.answers.at(-1) ?? line.fail('at and a time');
    if (line.accept('node')) {
      this.declared.check(line, 'node');
      const node = line.word();
      line.keyword('skew');
      const skewMs = line.time();
      answer.skews.push({ line: line.line, node, skewMs, bounds: line.optionalBounds() ?? line.fail('[lo,hi]') });
    } else if (line.accept('incident')) {
      line.keyword('node');
      this.declared.check(line, 'node');
      const node = line.word();
      const code = line.take('a code', CODE);
      const places = line.peek().split(',');
      places.forEach((word) => this.declared.pod(line, word));
      answer.incidents.push({ line: line.line, node, code, pods: line.list() });
    } else if (OPERATIONS.test(line.peek()) && new RegExp(`^(?:${OPERATIONS.source})$`).test(line.peek())) {
      const operation = line.take('an operation', OPERATIONS) as ExpectedRecord['operation'];
      const object = line.peek();
      if (/^[a-z]/.test(object)) {
        this.declared.part(line);
      } else {
        this.declared.check(line, 'workload', object.split('#')[0]);
      }
      answer.records.push({ line: line.line, operation, object: line.word('an object'), phases: [], codes: [], numbers: new Map(), words: new Map(), blind: [], gaps: [] });
    } else {
      resultLine(line, answer.records.at(-1) ?? line.fail('a record, node or incident'), this.declared);
    }
    line.done();
  }
}

/** A name, and a colon before facts; without facts there is none. */
function nameAndColon(line: LineReader, needsFacts: boolean): string {
  const whole = line.word('a name');
  if (whole.endsWith(':') === line.ended || (needsFacts && line.ended)) {
    line.fail(line.ended ? (whole.endsWith(':') ? 'facts after :' : ': and facts') : ': before the facts');
  }
  return whole.replace(/:$/, '');
}

/** Whole seconds inside a repeat move with the pass. */
function shifted<F extends GoldenSignal extends infer S ? (S extends { facts: readonly (infer T)[] } ? T : never) : never>(fact: F, shiftMs: number): F {
  if (fact.key === 'condition' && 'changedAt' in fact.condition) {
    return { ...fact, condition: { ...fact.condition, changedAt: (fact.condition.changedAt ?? 0) + shiftMs } };
  }
  return fact.key === 'number' && ['created', 'startTime', 'allocated', 'renew', 'readySince'].includes(fact.name) ? { ...fact, value: fact.value + shiftMs } : fact;
}

function resultLine(line: LineReader, record: ExpectedRecord, declared: Declared): void {
  if (line.tokens.some(({ text }) => text === '->') && !line.accept('gap')) {
    record.phases.push(phaseLine(line, declared, record.object));
    return;
  }
  if (line.tokens[0]?.text === 'gap') {
    const from = line.time();
    line.keyword('->');
    record.gaps.push({ line: line.line, from, to: line.time() });
    return;
  }
  const role = line.peek();
  if (role === 'code' || role === 'also' || role === 'alt' || role === 'root' || role === 'never') {
    line.word();
    record.codes.push(codeLine(line, role));
    return;
  }
  if (line.accept('blind')) {
    do {
      record.blind.push(line.take('a boundary', /[BDUR]\d+/));
    } while (!line.ended);
    return;
  }
  do {
    pair(line, record);
  } while (!line.ended);
}

function phaseLine(line: LineReader, declared: Declared, object: string): ExpectedRecord['phases'][number] {
  const name = declared.phase(line, object);
  const from = line.time();
  line.keyword('->');
  const to = line.time();
  const ms = line.time();
  const bounds = line.optionalBounds();
  const owner = line.take('an owner', new RegExp(OWNERS.join('|')));
  const open = line.accept('open');
  return { line: line.line, name, from, to, ms, owner, open, ...(bounds === undefined ? {} : { bounds }), ...(line.ended ? {} : { code: line.take('a code', CODE) }) };
}

function codeLine(line: LineReader, role: ExpectedRecord['codes'][number]['role']): ExpectedRecord['codes'][number] {
  if (role === 'code' && line.accept('none')) {
    return { line: line.line, role, code: 'none', params: {} };
  }
  const code = line.take('a code', CODE);
  if (role === 'never') {
    return { line: line.line, role, code, params: {} };
  }
  const owner = line.take('an owner', new RegExp(OWNERS.join('|')));
  const params: Record<string, string> = {};
  while (!line.ended) {
    const [key = '', ...value] = line.take('key=value', /[a-z]\w*=\S+/).split('=');
    params[key] = value.join('=');
  }
  return { line: line.line, role, code, owner, params };
}

function pair(line: LineReader, record: ExpectedRecord): void {
  const name = line.take(`one of ${[...NUMBERS, ...Object.keys(WORDS)].join(', ')}`, new RegExp([...NUMBERS, ...Object.keys(WORDS)].join('|')));
  const words = WORDS[name];
  if (words !== undefined) {
    record.words.set(name, { line: line.line, value: line.take(name, words) });
    return;
  }
  const value = name === 'k8s_sli' && line.accept('none') ? undefined : PLAIN.has(name) ? line.int() : line.time();
  const bounds = line.optionalBounds();
  record.numbers.set(name, { line: line.line, value, ...(bounds === undefined ? {} : { bounds }) });
}
