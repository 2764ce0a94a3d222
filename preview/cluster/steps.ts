// What can happen to a scripted pod, one step each, in the order of a delivery.
import { CANARY } from './life';
import type { Life, Step } from './life';
import { whole } from './stamps';

export const created: Step = { after: 0, run: (life) => { life.truth('created'); life.save(); } };

const scheduled: Step = {
  after: 0.06,
  run: (life) => {
    life.truth('scheduled');
    life.pod.spec['nodeName'] = life.node;
    life.condition('PodScheduled', 'True');
    life.save();
    life.event('Scheduled', `Successfully assigned ${life.namespace}/${life.pod.metadata.name} to ${life.node}`, { by: 'default-scheduler' });
  },
};

const acknowledged: Step = {
  after: 0.12,
  run: (life) => {
    life.truth('kubeletSeen');
    Object.assign(life.pod.status, { startTime: whole(life.kubeletNow()), hostIP: '10.0.0.1', observedGeneration: 1 });
    life.condition('Initialized', 'True');
    life.condition('PodReadyToStartContainers', 'False');
    life.ready(false);
    life.setContainer({ waiting: { reason: 'ContainerCreating' } });
    life.save();
  },
};

export const bound: readonly Step[] = [created, scheduled, acknowledged];

export const network: Step = {
  after: 0.5,
  run: (life) => {
    life.truth('sandbox');
    const ip = `10.42.${Math.floor(Math.random() * 200)}.${1 + Math.floor(Math.random() * 250)}`;
    Object.assign(life.pod.status, { podIP: ip, podIPs: [{ ip }] });
    life.condition('PodReadyToStartContainers', 'True');
    life.save();
  },
};

export const cached: Step = { after: 0.02, run: (life) => life.event('Pulled', `Container image "${life.image}" already present on machine and can be accessed by the pod`) };

/** A pull from a registry. @param queueS that it waits for others before it begins. */
export function pull(seconds: number, queueS: number): readonly Step[] {
  const bytes = Math.round((seconds - queueS) * 20 * 1024 * 1024);
  return [
    { after: 0.02, run: (life) => { life.begin('pull'); life.event('Pulling', `Pulling image "${life.image}"`); } },
    {
      after: seconds,
      run: (life) => {
        const waited = life.secondsSince('pull');
        life.event('Pulled', `Successfully pulled image "${life.image}" in ${(waited * (1 - queueS / seconds)).toFixed(3)}s (${waited.toFixed(3)}s including waiting). Image size: ${bytes} bytes.`);
      },
    },
  ];
}

export const containerCreated: Step = { after: 0.05, run: (life) => life.event('Created', 'Container created') };
export const started: Step = {
  after: 0.13,
  run: (life) => {
    life.truth('started');
    life.begin('container');
    life.event('Started', 'Container started');
  },
};

/** The kubelet's next status after a start. */
export const running = (ready: boolean, after = 1.1): Step => ({
  after,
  run: (life) => {
    const known = (life.container['state'] as { running?: object } | undefined)?.running;
    life.setContainer({ running: known ?? { startedAt: whole(life.kubeletNow() - life.secondsSince('container') * 1000) } }, { ready, started: true });
    life.pod.status.phase = 'Running';
    life.pod.status['observedGeneration'] = life.pod.metadata['generation'];
    if (ready) {
      life.truth('ready');
      life.ready(true);
    }
    life.save();
  },
});

export const delivered: readonly Step[] = [containerCreated, started, running(true)];

export const warn = (after: number, reason: string, message: string | ((life: Life) => string), onPod = false): Step => ({
  after, run: (life) => life.event(reason, typeof message === 'string' ? message : message(life), { type: 'Warning', onPod }),
});

/** The running container ends. @param terminated its state but for the times. */
export const ends = (after: number, terminated: Readonly<Record<string, unknown>>): Step => ({
  after,
  run: (life) => {
    const { running: was } = life.container['state'] as { running?: { startedAt: string } };
    const state = { terminated: { ...terminated, startedAt: was?.startedAt, finishedAt: whole(life.kubeletNow()) } };
    life.setContainer(state, { ready: false, started: false, lastState: state });
    life.ready(false);
    life.save();
  },
});

/** The kubelet starts it again: the next `running` shows the ended container as its last state. */
export const again: Step = {
  after: 0.13,
  run: (life) => {
    life.begin('container');
    life.event('Created', 'Container created');
    life.event('Started', 'Container started');
    life.setContainer({}, { restartCount: Number(life.container['restartCount']) + 1 });
  },
};

/** Waiting out the back-off after a crash. */
export const backsOff = (seconds: number): Step => ({
  after: 0.4,
  run: (life) => {
    const { name, uid } = life.pod.metadata;
    const of = `failed container=app pod=${name}_${life.namespace}(${uid})`;
    life.setContainer({ waiting: { reason: 'CrashLoopBackOff', message: `back-off ${seconds === 300 ? '5m0s' : `${seconds}s`} restarting ${of}` } });
    life.event('BackOff', `Back-off restarting failed container app in pod ${name}_${life.namespace}(${uid})`, { type: 'Warning' });
    life.save();
  },
});

export const PANIC = { exitCode: 1, reason: 'Error', message: `panic: cannot open database, password=${CANARY}` };
