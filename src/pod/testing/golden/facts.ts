// The tables of facts: which words follow which, per subject.
import type { Condition, ProbeSpec, Taint } from '../../signal';
import type { Exit, Fact, StatusWords } from './scenario';
import type { LineReader } from './tokens';

type Read = (line: LineReader, name: string) => Fact;

const word: Read = (line, name) => ({ key: 'word', name, value: line.word() });
const text: Read = (line, name) => ({ key: 'word', name, value: line.text() });
const int: Read = (line, name) => ({ key: 'number', name, value: line.int() });
const second: Read = (line, name) => ({ key: 'number', name, value: line.second() });
const time: Read = (line, name) => ({ key: 'number', name, value: line.time() });
const quantity: Read = (line, name) => ({ key: 'number', name, value: line.quantity() });
const list: Read = (line, name) => ({ key: 'list', name, value: line.list() });
const flag: Read = (_, name) => ({ key: 'flag', name });
const owner: Read = (line) => ({ key: 'owner', owner: { kind: line.word('an owner kind'), name: line.word('an owner name') } });

const probe: Read = (line, name) => {
  line.keyword('delay');
  const initialDelayS = line.int();
  line.keyword('period');
  const periodS = line.int();
  line.keyword('failures');
  const spec: ProbeSpec = { initialDelayS, periodS, failureThreshold: line.int(), timeoutS: 1, successThreshold: 1, handler: 'http' };
  return { key: 'probe', probe: name as 'startupProbe', spec };
};

function taintOf(line: LineReader): Taint {
  const found = line.take('KEY[=VALUE]:EFFECT', /[^\s=:]+(=[^\s:]*)?:[A-Za-z]+/);
  const [, key = '', value, effect = ''] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(found) ?? [];
  return { key, effect, ...(value === undefined ? {} : { value }) };
}

const NODE: Readonly<Record<string, Read>> = {
  kubelet: word, cached: list,
  clock: (line) => {
    const offsetMs = line.time();
    line.keyword('±');
    return { key: 'clock', offsetMs, errorMs: line.time() };
  },
  taint: (line) => {
    return { key: 'taint', taint: taintOf(line), since: line.second() };
  },
  untaint: (line) => ({ key: 'untaint', taint: taintOf(line) }),
};
const CLAIM: Readonly<Record<string, Read>> = { class: word, mode: word, access: word, phase: word, volume: word, selectedNode: word, attachedTo: word };
const WORKLOAD: Readonly<Record<string, Read>> = { owner, replicas: int, generation: int };
const CONTAINER: Readonly<Record<string, Read>> = {
  image: word, cpu: quantity, memory: quantity, memoryLimit: quantity, startupProbe: probe, readinessProbe: probe, livenessProbe: probe, postStart: flag, preStop: flag,
};
const specChange = (what: 'image' | 'cpu' | 'memory'): Read => (line) =>
  ({ key: 'spec', container: line.word('a container'), what, value: what === 'image' ? line.word() : line.quantity() });

export const TABLES = {
  engine: { rate: time },
  image: { bytes: int },
  node: NODE,
  pvc: CLAIM,
  workload: WORKLOAD,
  givenPod: {
    name: word, owner, gates: list, readinessGates: list, finalizers: list, claims: list, grace: int, priority: int, restartPolicy: word, elastic: flag, mirror: flag,
  },
  container: CONTAINER, init: CONTAINER, sidecar: CONTAINER,
  volume: { pvc: word, configMap: word, emptyDir: quantity },
  pod: {
    created: second, nodeName: word, startTime: second, podIP: word, phase: word, reason: word, message: text, nominatedNodeName: word, generation: int,
    observedGeneration: int, gates: list, finalizers: list, grace: int,
    deletion: (line: LineReader): Fact => {
      const at = line.second();
      line.keyword('grace');
      return { key: 'deletion', at, graceS: line.int() };
    },
    ready: (line: LineReader): Fact => {
      line.keyword('since');
      return { key: 'number', name: 'readySince', value: line.second() };
    },
    image: specChange('image'), cpu: specChange('cpu'), memory: specChange('memory'),
  },
  attachment: { attached: (line: LineReader, name: string): Fact => ({ key: 'word', name, value: line.take('true or false', /true|false/) }) },
  claim: { allocated: second },
  lease: { renew: time },
  audit: { received: time, complete: time, code: int, user: word, annotation: (line: LineReader): Fact => ({ key: 'annotation', name: line.word(), text: line.text() }) },
} satisfies Readonly<Record<string, Readonly<Record<string, Read>>>>;

const CONDITIONS = new Set([
  'PodScheduled', 'Initialized', 'PodReadyToStartContainers', 'ContainersReady', 'Ready', 'DisruptionTarget', 'PodResizePending', 'PodResizeInProgress',
  'AllContainersRestarting', 'Progressing', 'Available', 'ReplicaFailure', 'Complete', 'Failed', 'Suspended', 'FailureTarget', 'SuccessCriteriaMet',
  'MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable',
]);

export interface FactOptions {
  readonly containers?: readonly string[];
  readonly gates?: readonly string[];
  /** Looks at the value that comes next, before it is read. */
  check?(key: string): void;
}

const SPEC_CHANGES = new Set(['image', 'cpu', 'memory']);
/** Facts that may stand more than once in a line. */
const MANY = new Set(['taint', 'untaint', 'annotation', ...SPEC_CHANGES]);

/** `fact; fact; …` to the end of the line. Conditions and readiness gates are facts under their own type, containers under their name. */
export function factsOf(line: LineReader, table: Readonly<Record<string, Read>>, { containers = [], gates = [], check }: FactOptions = {}): readonly Fact[] {
  const facts: Fact[] = [];
  const seen = new Set<string>();
  while (!line.ended) {
    const name = line.peek();
    if (seen.has(name) && !MANY.has(name)) {
      line.fail(`${name} only once`);
    }
    seen.add(name);
    if (containers.includes(name)) {
      facts.push({ key: 'status', container: line.word(), words: statusWords(line) });
    } else if (CONDITIONS.has(name) || gates.includes(name)) {
      facts.push({ key: 'condition', condition: conditionOf(line) });
    } else {
      const read = Object.hasOwn(table, name) ? table[name] : undefined;
      if (read === undefined) {
        line.fail(`one of ${Object.keys(table).join(', ')}${containers.length > 0 ? ', a container or a condition' : ''}`);
      }
      const key = line.word();
      check?.(key);
      if (containers.length > 0 && SPEC_CHANGES.has(key) && !containers.includes(line.peek())) {
        line.fail(`a container of the pod (${containers.join(', ')})`);
      }
      facts.push(read(line, key));
    }
    if (!line.ended) {
      line.keyword(';');
      if (line.ended) {
        line.fail('a fact after ;');
      }
    }
  }
  return facts;
}

function conditionOf(line: LineReader): Condition | { type: string; gone: true } {
  const type = line.word();
  if (line.accept('gone')) {
    return { type, gone: true };
  }
  const status = line.take('True, False, Unknown or gone', /True|False|Unknown/) as Condition['status'];
  const changedAt = line.atSecond();
  const reason = /^[A-Z]\w+$/.test(line.peek()) ? line.word() : undefined;
  const message = line.optionalText();
  return { type, status, changedAt: changedAt as never, ...(reason === undefined ? {} : { reason }), ...(message === undefined ? {} : { message }) };
}

function exitOf(line: LineReader): Exit {
  const reason = line.word('a reason');
  line.keyword('exit');
  const exit = line.int();
  line.keyword('from');
  const from = line.accept('epoch') ? undefined : line.second();
  line.keyword('to');
  const to = line.second();
  const said = line.optionalText();
  return { reason, exit, from, to, ...(said === undefined ? {} : { text: said }) };
}

const ATTRIBUTE = /waiting|running|terminated|last|started|ready|notready|restarts|imageID|cpu|memory/;

function statusWords(line: LineReader): StatusWords {
  const words: Record<string, unknown> = {};
  do {
    if (line.peek() in words) {
      line.fail(`${line.peek()} only once`);
    }
    const name = line.take('an attribute of the container (waiting, running, terminated, last, started, ready, notready, restarts, imageID, cpu, memory)', ATTRIBUTE);
    words[name] = attributeOf(line, name);
  } while (!line.ended && line.peek() !== ';');
  return words;
}

function attributeOf(line: LineReader, name: string): unknown {
  switch (name) {
    case 'waiting': {
      const reason = line.word('a reason');
      const said = line.optionalText();
      return { reason, ...(said === undefined ? {} : { text: said }) };
    }
    case 'running':
      return line.atSecond();
    case 'terminated':
    case 'last':
      return exitOf(line);
    case 'restarts':
      return line.int();
    case 'imageID':
      return line.word();
    case 'cpu':
    case 'memory':
      return line.quantity();
    default:
      return true;
  }
}
