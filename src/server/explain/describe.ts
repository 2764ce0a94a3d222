// `kubectl describe pod` and `kubectl get|describe events` as text. Ages say nothing absolute: such Events carry no time.
import type { Raw } from './patch';

export interface Described {
  readonly pods: readonly Raw[];
  readonly events: readonly Raw[];
}

export const looksDescribed = (text: string): boolean =>
  (/^Name: +\S/m.test(text) && /^(?:Containers|Init Containers|Events|Status): */m.test(text)) || /^(?:NAMESPACE +)?LAST SEEN +TYPE +REASON/m.test(text);

export function describedIn(text: string): Described {
  const pods: Raw[] = [];
  const events: Raw[] = [];
  for (const section of text.split(/^(?=Name: +\S)/m)) {
    const pod = podIn(section);
    if (pod !== undefined) {
      pods.push(pod);
    }
    events.push(...eventsBelow(section, pod), ...eventTable(section));
  }
  return { pods, events };
}

const fieldOf = (text: string, name: string, indent = ''): string | undefined => {
  const found = new RegExp(`^${indent}${name}: *(.*)$`, 'm').exec(text)?.[1]?.trim();
  return found === undefined || found === '' || found.startsWith('<') ? undefined : found;
};

/** RFC 1123 with a numeric zone, as kubectl prints; undefined for anything else. */
function stampOf(text: string | undefined): string | undefined {
  const at = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().replace('.000Z', 'Z');
}

function podIn(section: string): Raw | undefined {
  const name = fieldOf(section, 'Name');
  if (name === undefined || !/^Containers:/m.test(section) || !/^(?:Status|Node): /m.test(section)) {
    return undefined;
  }
  const namespace = fieldOf(section, 'Namespace') ?? '';
  const uid = new RegExp(`${escaped(name)}_${escaped(namespace)}\\(([0-9a-f-]{36})\\)`).exec(section)?.[1] ?? `${namespace}/${name}`;
  const start = stampOf(fieldOf(section, 'Start Time'));
  const [, kind, owner] = /^Controlled By: +(\w+)\/(\S+)/m.exec(section) ?? [];
  const node = fieldOf(section, 'Node')?.split('/')[0];
  const inits = containersIn(section, 'Init Containers');
  const apps = containersIn(section, 'Containers');
  return {
    kind: 'Pod',
    // describe prints no creation time; the start is the nearest later instant that it knows.
    metadata: { name, namespace, uid, ...(start === undefined ? {} : { creationTimestamp: start }), ...(kind === undefined ? {} : { ownerReferences: [{ kind, name: owner, controller: true }] }) },
    spec: { ...(node === undefined ? {} : { nodeName: node }), containers: apps.map(({ spec }) => spec), initContainers: inits.map(({ spec }) => spec) },
    status: {
      phase: (fieldOf(section, 'Status') ?? 'Pending').replace(/^Terminating.*/, 'Running'), ...(start === undefined ? {} : { startTime: start }),
      ...present({ reason: fieldOf(section, 'Reason'), message: fieldOf(section, 'Message'), podIP: fieldOf(section, 'IP') }),
      conditions: conditionsIn(section), containerStatuses: apps.map(({ status }) => status), initContainerStatuses: inits.map(({ status }) => status),
    },
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const present = (from: Readonly<Record<string, string | undefined>>): Raw => Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined));

function blockOf(section: string, heading: string): string {
  const at = new RegExp(`^${heading}:.*\\n`, 'm').exec(section);
  return at === null ? '' : (section.slice(at.index + at[0].length).split(/^\S/m, 1)[0] ?? '');
}

function containersIn(section: string, heading: string): readonly { readonly spec: Raw; readonly status: Raw }[] {
  return blockOf(section, heading).split(/^(?= {2}\S[^:]*: *$)/m).flatMap((block) => {
    const name = /^ {2}(\S[^:]*): *$/m.exec(block)?.[1];
    if (name === undefined) {
      return [];
    }
    const image = fieldOf(block, 'Image', ' +') ?? '';
    const restarts = Number(fieldOf(block, 'Restart Count', ' +') ?? 0);
    const last = stateIn(block, 'Last State');
    const probe = (kind: string): Raw => (new RegExp(`^ +${kind}: `, 'm').test(block) ? { [`${kind.toLowerCase()}Probe`]: { httpGet: {} } } : {});
    return [{
      spec: { name, image, ...probe('Liveness'), ...probe('Readiness'), ...probe('Startup'), resources: { limits: resourcesIn(block, 'Limits'), requests: resourcesIn(block, 'Requests') } },
      status: {
        name, image, ready: fieldOf(block, 'Ready', ' +') === 'True', restartCount: restarts, state: stateIn(block, 'State') ?? {}, ...(last === undefined ? {} : { lastState: last }),
        ...present({ imageID: fieldOf(block, 'Image ID', ' +'), containerID: fieldOf(block, 'Container ID', ' +') }),
      },
    }];
  });
}

function resourcesIn(block: string, heading: string): Raw {
  const found = new RegExp(`^( +)${heading}: *\\n((?:\\1 +\\S+: +\\S+ *\\n?)*)`, 'm').exec(block)?.[2] ?? '';
  return Object.fromEntries([...found.matchAll(/^ +(\S+): +(\S+)/gm)].map(([, name, amount]) => [name, amount]));
}

function stateIn(block: string, heading: string): Raw | undefined {
  const found = new RegExp(`^( +)${heading}: +(\\w+) *\\n((?:\\1 +.*\\n?)*)`, 'm').exec(block);
  if (found === null) {
    return undefined;
  }
  const [, , kind = '', detail = ''] = found;
  const reason = fieldOf(detail, 'Reason', ' +');
  const message = fieldOf(detail, 'Message', ' +');
  const started = stampOf(fieldOf(detail, 'Started', ' +'));
  const finished = stampOf(fieldOf(detail, 'Finished', ' +'));
  const exit = fieldOf(detail, 'Exit Code', ' +');
  return {
    [kind.toLowerCase()]: {
      ...present({ reason, message, startedAt: started, finishedAt: finished }), ...(exit === undefined ? {} : { exitCode: Number(exit) }),
    },
  };
}

function conditionsIn(section: string): readonly Raw[] {
  return blockOf(section, 'Conditions').split('\n').flatMap((line) => {
    const [, type, status] = /^ +(\S+) +(True|False|Unknown)/.exec(line) ?? [];
    return type === undefined ? [] : [{ type, status }];
  });
}

const COUNT = /\(x(\d+) over /;

/** The Events below a description: they are about the object described. */
function eventsBelow(section: string, pod: Raw | undefined): readonly Raw[] {
  const name = fieldOf(section, 'Name') ?? '';
  const kind = pod === undefined ? kindOf(section) : 'Pod';
  const uid = pod === undefined ? undefined : ((pod['metadata'] as Raw)['uid'] as string);
  const containers = pod === undefined ? [] : [...((pod['spec'] as Raw)['initContainers'] as readonly Raw[]), ...((pod['spec'] as Raw)['containers'] as readonly Raw[])].map((spec) => String(spec['name']));
  return blockOf(section, 'Events').split('\n').flatMap((line, i): readonly Raw[] => {
    const [, type, reason, age = '', from, message] = /^ +(Normal|Warning) +(\S+) +(\S+(?: \(x\d+ over [^)]+\))?) +(\S+(?:, \S+)?) +(\S.*)$/.exec(line) ?? [];
    return type === undefined ? [] : [eventOf(i, type, reason ?? '', message ?? '', age, from?.replace(/,$/, '').split(',')[0] ?? '', kind, name, fieldOf(section, 'Namespace') ?? '', uid, containers)];
  });
}

const kindOf = (section: string): string => (/^StorageClass: /m.test(section) ? 'PersistentVolumeClaim' : /^Replicas: /m.test(section) ? 'Deployment' : /^(?:Addresses|Capacity): *$/m.test(section) ? 'Node' : '');

function eventTable(section: string): readonly Raw[] {
  const lines = section.split('\n');
  const head = lines.findIndex((line) => /^(?:NAMESPACE +)?LAST SEEN +TYPE +REASON/.test(line));
  return head < 0 ? [] : lines.slice(head + 1).flatMap((line, i): readonly Raw[] => {
    const [, age = '', type, reason, kind, name, message] = /^(?:\S+ +)??(\S+(?: \(x\d+ over [^)]+\))?) +(Normal|Warning) +(\S+) +(\w+)\/(\S+) +(\S.*)$/.exec(line) ?? [];
    return type === undefined ? [] : [eventOf(i, type, reason ?? '', message ?? '', age, '', kind === 'pod' ? 'Pod' : (kind ?? ''), name ?? '', '', undefined, [])];
  });
}

function eventOf(
  i: number, type: string, reason: string, message: string, age: string, from: string, kind: string, name: string, namespace: string, uid: string | undefined, containers: readonly string[]
): Raw {
  const named = containers.find((container) => new RegExp(`(?:container:?|Container) ${escaped(container)}(?: |$)`).test(message)) ?? (containers.length === 1 && /^(?:Pull|Creat|Start|Fail|BackOff|Unhealthy|Kill)/.test(reason) ? containers[0] : undefined);
  return {
    kind: 'Event', metadata: { name: `${name}.described-${i}`, namespace, uid: `${kind}/${namespace}/${name}/${i}/${reason}` }, type, reason, message, count: Number(COUNT.exec(age)?.[1] ?? 1), source: { component: from },
    involvedObject: { kind, name, namespace, ...(uid === undefined ? {} : { uid }), ...(named === undefined ? {} : { fieldPath: `spec.containers{${named}}` }) },
  };
}
