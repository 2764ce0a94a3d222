// Every construct of the language once, and what is no construct of it.
import { readFileSync } from 'node:fs';
import { signalsOf } from './play';
import { readScenario } from './read';

const WHOLE = `# a comment
scenario T
engine: rate 20
image r.example/app:1: bytes 100          # a name with colons
node n1: kubelet 1.36; clock +3.000 ± 0.020; cached r/app:1,r/b:1; taint dedicated=gpu:NoSchedule 0; taint k:NoExecute -5; Ready True @-10
node n2
pvc data: class gp3; mode WaitForFirstConsumer; access RWO; phase Pending; volume pv-1; selectedNode n1; attachedTo n2
workload ReplicaSet/web: owner Deployment web; replicas 3; generation 2; ReplicaFailure True @0 FailedCreate \`no\`
pod web-1: name web; owner ReplicaSet web; gates a/b; readinessGates x.io/lb; finalizers f/g; claims gpu; grace 30; priority 1000; restartPolicy Always; elastic; mirror
  init i1: image r/i:1
  sidecar s1: image r/s:1; startupProbe delay 0 period 2 failures 30
  container app: image r/app:1; cpu 500m; memory 128Mi; memoryLimit 1Gi; readinessProbe delay 5 period 5 failures 3; livenessProbe delay 0 period 1 failures 1; postStart; preStop
  volume d: pvc data
  volume c: configMap conf
  volume e: emptyDir 1Gi
pod web-2

signals
  -10.000  pod web-2 listed: created -700; nodeName n1; ready since -600; app restarts 2 last Error exit 1 from epoch to -650 \`said\`
    0.010  pod web-1 added: created 0; gates a/b; finalizers f/g; generation 1; observedGeneration 1
    0.020  pod web-1: gates none; nominatedNodeName n1; phase Pending; reason Why; message \`text ; with # signs\`
           ; PodScheduled False @0 Unschedulable \`no room\`; x.io/lb Unknown @0
    0.030  pod web-1: nodeName n1; startTime 0; podIP 10.0.0.5; image app r/app:2; cpu app 2; memory app 1Gi; x.io/lb gone
    0.031  pod web-1: i1 terminated Completed exit 0 from 0 to 0; s1 running @0 started ready; app waiting ErrImagePull \`why\`
    0.032  pod web-1: app running @0 notready imageID sha256:22 cpu 2 memory 1Gi
    0.033  pod web-1
    0.040  node n3 added: kubelet 1.36; untaint k:NoExecute; Ready Unknown @0 NodeStatusUnknown \`gone\`
    0.041  node n3 deleted
    0.050  pvc data: phase Bound
    0.060  attachment pv-1@n1: attached true
    0.061  attachment pv-1@n1 deleted
    0.070  claim gpu: allocated 0
    0.080  workload ReplicaSet/web: replicas 4
    0.090  lease n1: renew 0.050
    0.100  audit create pods/binding web-1: received 0.010; complete 0.020; code 201; user system:kube-scheduler; annotation a/b \`1\`; annotation c/d \`2\`
    0.110  event web-1/app Pulled @0.100 as pulled count 3 normal \`already present on machine\`
    0.111  event ReplicaSet/web FailedCreate @0.100 by replicaset-controller listed warning \`Error\`
    0.112  event web-1 Scheduled @0.101 by default-scheduler as scheduled \`Successfully assigned\`
    0.120  again pulled @0.115
    0.121  again scheduled @0.116 count 5
    0.130  gone pulled
  repeat 2 every 10
    1.000  event web-1/app Unhealthy @0.990 \`Readiness probe failed: {n}\`
    1.100  pod web-1: app terminated Error exit 1 from 0 to 1
  end
    2.000  gap pods,events
    3.000  relist pods,events,nodes
    3.000  pod web-1 listed
   99.000  pod web-1 deleted: deletion 129 grace 30; grace 0

at 50.5
  node n1 skew 3.000 [2.980,3.020]
  incident node n1 NET_IP_EXHAUSTED web-1,web-2
  create web-1
    scheduling/attempt  0.010 -> 0.020  0.010  [0.000,0.020]  platform
    setup+pull(app)+create(app)  0.020 -> 50.500  50.480  unknown  open  OBS_GAP
    total 50.490 [1,60]  sli 0.01 platform 0.01 dependency 0 user 0 unknown 50.48 gate_wait 0 k8s_sli none
    target 30  verdict indeterminate  outcome pending  budget neutral  precision bounded  revision 1
    code IMAGE_PULL_NOT_FOUND user confidence=0.95 count=2 key=a=b
    also OBS_EVENTS_MISSING unknown
    alt EVICT_API platform
    root NODE_UNREACHABLE platform
    never APP_OOM_NODE
    blind B9 B10
    gap 2.000 -> 3.000
  restart web-1/app
    start 1.000  downtime 0.5  k8s_sli 1.5
    code none
  delete web-1
    code none
at 60
  create ReplicaSet/web#1
    code none
  rollout ReplicaSet/web
    code none
  cause web-1
    code none
  upgrade web-1
    code none
  resize web-1
    code none
`;

test('every construct of the language is read', () => {
  const scenario = readScenario(WHOLE);
  expect(scenario.signals.map(({ kind }) => kind)).toEqual([
    'pod', 'pod', 'pod', 'pod', 'pod', 'pod', 'pod', 'node', 'node', 'pvc', 'attachment', 'attachment', 'claim', 'workload', 'lease', 'audit', 'event', 'event', 'event', 'again', 'again', 'gone',
    'event', 'pod', 'gap', 'relist', 'pod', 'event', 'pod', 'pod',
  ]);
  const [first, second] = scenario.answers;
  expect([first?.records.map(({ operation, object }) => `${operation} ${object}`), second?.records.map(({ operation }) => operation)]).toEqual([
    ['create web-1', 'restart web-1/app', 'delete web-1'], ['create', 'rollout', 'cause', 'upgrade', 'resize'],
  ]);
  const create = first?.records[0];
  expect(create?.phases[1]).toMatchObject({ name: 'setup+pull(app)+create(app)', open: true, owner: 'unknown', code: 'OBS_GAP' });
  expect(create?.codes.map(({ role, params }) => [role, Object.keys(params).join()])).toEqual([['code', 'confidence,count,key'], ['also', ''], ['alt', ''], ['root', ''], ['never', '']]);
});

test('every construct becomes what the heart hears', () => {
  const signals = signalsOf(readScenario(WHOLE));
  const pods = signals.flatMap((signal) => (signal.kind === 'pod' ? [signal] : []));
  const last = pods.at(-1)?.pod;
  expect(last).toMatchObject({ name: 'web', priority: 1000, mirror: true, deletionGraceS: 0, message: 'text ; with # signs', gates: [], claims: ['gpu'] });
  expect(last?.containers.find(({ name }) => name === 'app')).toMatchObject({ image: 'r/app:2', requests: { cpu: 2, memory: 1024 ** 3 }, limits: { memory: 1024 ** 3 }, postStart: true, preStop: true });
  expect(last?.statuses.find(({ name }) => name === 'i1')?.state).toMatchObject({ kind: 'terminated', exitCode: 0 });
  expect(last?.conditions.map(({ type }) => type)).toEqual(['PodScheduled']);
  const events = signals.flatMap((signal) => (signal.kind === 'event' ? [`${signal.heard} ${signal.event.reason} ${signal.event.count} ${signal.event.type}`] : []));
  expect(events).toEqual([
    'added Pulled 3 Normal', 'listed FailedCreate 1 Warning', 'added Scheduled 0 Normal', 'modified Pulled 4 Normal', 'modified Scheduled 5 Normal', 'deleted Pulled 4 Normal',
    'added Unhealthy 1 Warning', 'added Unhealthy 1 Warning',
  ]);
  expect(signals.filter(({ kind }) => kind === 'podMissing')).toHaveLength(1);
});

/** ‸ stands before what must be complained of. */
function refusal(from: string, to: string): { readonly found: string; readonly place: string } {
  const source = WHOLE.replace(from, () => to);
  const line = source.split('\n').findIndex((text) => text.includes('‸'));
  const place = `${line + 1}:${(source.split('\n')[line]?.indexOf('‸') ?? -1) + 1}: `;
  try {
    readScenario(source.replace('‸', ''));
    return { found: 'read', place };
  } catch (error) {
    return { found: (error as Error).message, place };
  }
}

test.each([
  ['engine: rate 20', 'engine: ‸speed 20', 'expected one of rate, found speed'],
  ['bytes 100', 'bytes ‸many', 'expected a number, found many'],
  ['node n2', '‸nodes n2', 'expected engine:, image, node, pvc, workload, pod, container, init, sidecar, volume or signals, found nodes'],
  ['cached r/app:1,r/b:1', 'cached ‸a,,b', 'expected a list or none, found a,,b'],
  ['taint k:NoExecute -5', 'taint ‸k -5', 'expected KEY[=VALUE]:EFFECT, found k'],
  ['grace 30; priority', 'grace 30; ‸grace 30; priority', 'expected grace only once, found grace'],
  ['volume d: pvc data', 'volume d: pvc ‸other', 'expected a declared pvc (data), found other'],
  ['  init i1: image', '  init i1 ‸image', 'expected : before the facts, found image'],
  ['ready since -600', 'ready ‸from -600', 'expected since, found from'],
  ['app restarts 2 last', 'app restarts 2 ‸restarts 3 last', 'expected restarts only once, found restarts'],
  ['x.io/lb Unknown @0', 'x.io/lb ‸Maybe @0', 'expected True, False, Unknown or gone, found Maybe'],
  ['nodeName n1; startTime', 'nodeName ‸n9; startTime', 'expected a declared node (n1, n2), found n9'],
  ['image app r/app:2', 'image ‸side r/app:2', 'expected a container of the pod (i1, s1, app), found side'],
  ['0.033  pod web-1\n', '0.033  pvc data‸\n', 'expected : and facts, found the end of the line'],
  ['attachment pv-1@n1: attached true', 'attachment ‸pv-1: attached true', 'expected VOLUME@NODE, found pv-1:'],
  ['claim gpu: allocated 0', 'claim gpu: allocated ‸0.5', 'expected a whole second, found 0.5'],
  ['audit create pods/binding', 'audit create ‸pods/log', 'expected pods or a subresource of pods, found pods/log'],
  ['event web-1/app Pulled', 'event ‸web-1/side Pulled', 'expected a container of web-1 (i1, s1, app), found web-1/side'],
  ['count 3 normal', 'count ‸three normal', 'expected a number, found three'],
  ['gone pulled', 'gone ‸nothing', 'expected the id of an event above, found nothing'],
  ['repeat 2 every 10', 'repeat 2 ‸each 10', 'expected every, found each'],
  ['gap pods,events\n', 'gap ‸pods,leases\n', 'expected pods, events, nodes, found pods,leases'],
  ['skew 3.000 [2.980,3.020]', 'skew 3.000‸', 'expected [lo,hi], found the end of the line'],
  ['scheduling/attempt  0.010', '‸scheduling/try  0.010', 'expected a phase, with its container and slice where it has one, found scheduling/try'],
  ['setup+pull(app)', '‸setup+pull(side)', 'expected a phase, with its container and slice where it has one, found setup+pull(side)+create(app)'],
  ['[0.000,0.020]  platform', '[0.000,0.020]  ‸nobody', 'expected an owner, found nobody'],
  ['verdict indeterminate', 'verdict ‸unsure', 'expected verdict, found unsure'],
  ['blind B9 B10', 'blind B9 ‸X10', 'expected a boundary, found X10'],
  ['also OBS_EVENTS_MISSING unknown', 'also ‸obs_events unknown', 'expected a code, found obs_events'],
  ['restart web-1/app', 'restart ‸web-9/app', 'expected a declared pod (web-1, web-2), found web-9/app'],
])('%j written as %j is refused with its place', (from, to, said) => {
  const { found, place } = refusal(from, to);
  expect(found).toBe(`${place}${said}`);
});

test('all scenarios of the repository are in the language', () => {
  const read = (name: string): string => readScenario(readFileSync(`tests/golden/${name}.golden`, 'utf8')).name;
  expect(['G01', 'G20', 'O04', 'L03', 'L31'].map(read)).toEqual(['G01', 'G20', 'O04', 'L03', 'L31']);
});
