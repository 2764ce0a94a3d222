import type { Node } from './tree';
import { foundIds, shownNodes, treeOf } from './tree';
import { draw } from './testing/draw';

/** The tree as text: depth by dots, owner's letter of closed groups left out. */
const told = (nodes: readonly Node[], turned: readonly string[] = []): readonly string[] =>
  shownNodes(nodes, new Set(turned)).map(({ node, open }) => `${'. '.repeat(node.depth)}${node.label}${node.sub === '' ? '' : ` (${node.sub})`}${node.children.length === 0 ? '' : open ? ' −' : ' +'}`);

test('a pod of one container has its phases in a row, and parts of one phase in a group', () => {
  const { nodes, many, main } = treeOf(draw(`
    create               0 34  platform id=op
    scheduling           0 1   platform of=op
    pull(app)/queue      1 8   platform of=op
    pull(app)/transfer   8 13  dependency of=op
    pull(app)/transfer   13 33 user of=op
    create(app)          33 33.2 platform of=op
    readiness            33.2 34 platform of=op`));
  expect(many).toBe(false);
  expect(main?.id).toBe('op');
  expect(told(nodes)).toEqual(['Scheduling', 'Pull image (app) −', '. queue', '. transfer', ". transfer, image's size", 'Create and start (app)', 'Become ready (no probe)']);
});

test('several containers are groups in start order, before them what comes before', () => {
  const { nodes } = treeOf(draw(`
    create         0 15 platform id=op
    scheduling     0 1  platform of=op
    kubelet_ack    1 2  platform of=op
    create(i1)     2 3  platform of=op
    run(i1)        3 5  user of=op
    create(proxy)  5 6  platform of=op
    startup(proxy) 6 8  platform of=op
    handoff(proxy) 8 9  platform of=op
    create(app)    9 10 platform of=op
    readiness      10 15 user of=op`));
  expect(told(nodes)).toEqual([
    'Before the containers −', '. Scheduling', '. Node accepts', 'init i1 −', '. Create and start', '. Run to its end', 'sidecar proxy −', '. Create and start', '. Start up (no probe)', '. Hand over',
    'container app −', '. Create and start', '. Become ready',
  ]);
});

test('other operations of the pod are lanes below, closed', () => {
  const { nodes } = treeOf(draw(`
    create     0 5   platform id=op
    scheduling 0 5   platform of=op
    delete     60 90 platform id=del
    signal     60 61 platform of=del
    grace(app) 61 90 user of=del`));
  expect(told(nodes)).toEqual(['Scheduling', 'Deletion +']);
  expect(told(nodes, ['del'])).toEqual(['Scheduling', 'Deletion −', '. Node notices', '. Stop within grace period (app)']);
});

test('several pods are a lane each, sorted by start, and the code stands with the one that failed', () => {
  const { nodes, many, main } = treeOf(draw(`
    create   3 180 platform id=b pod=b NET_IP_EXHAUSTED
    setup    3 180 platform of=b pod=b NET_IP_EXHAUSTED
    create   0 9   platform id=a pod=a
    setup    0 9   platform of=a pod=a`));
  expect([many, main]).toEqual([true, undefined]);
  expect(nodes.map(({ label, code }) => `${label} ${code}`)).toEqual(['a ', 'b NET_IP_EXHAUSTED']);
});

test('of forty containers those stay in sight that are slow, failing or open', () => {
  const phases = Array.from({ length: 40 }, (_, i) => `create(c${i}) ${i} ${i + 0.5} platform of=op${i === 7 ? ' CTR_CREATE_SLOW' : ''}\nstartup(c${i}) ${i + 0.5} ${i + 1} platform of=op`).join('\n');
  const { nodes } = treeOf(draw(`create 0 40 platform id=op\n${phases}`));
  expect(told(nodes)).toEqual(['39 containers, nothing slow (1.00 s to 1.00 s) +', 'container c7 −', '. Create and start', '. Start up (no probe)']);
});

test('what is found stays with all above it', () => {
  const { nodes } = treeOf(draw(`
    create        0 9 platform id=op
    scheduling    0 1 platform of=op
    create(a)     1 2 platform of=op
    startup(a)    2 4 platform of=op
    create(b)     4 9 platform of=op`));
  const wanted = foundIds(nodes, ({ label }) => label === 'Start up');
  expect(shownNodes(nodes, new Set(), wanted).map(({ node }) => node.label)).toEqual(['container a', 'Start up']);
});

test('a row whose parent is not there is drawn as a root', () => {
  expect(treeOf(draw('scheduling 0 1 platform of=lost')).main?.name).toBe('scheduling');
});
